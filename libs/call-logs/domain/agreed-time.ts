/** The time by which it is judged what is old enough to be deleted. */
export abstract class AgreedTime {
  /** Null while this machine's clock is refused: nothing may be deleted for its age then. */
  abstract now(): Promise<Date | null>;
}
