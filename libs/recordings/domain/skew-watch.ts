/**
 * How far this process's clock lies from the clocks of Twilio and the buckets, by the `Date` of their answers.
 * Adapters tell each answer; only what several of them agree on counts.
 */
export abstract class SkewWatch {
  /** `source` names who answered; `date` is the time it said, `at` our own time when the answer came. */
  abstract saw(source: string, date: Date, at: Date): void;
  /** Milliseconds our clock is ahead (or, negative, behind); null while nobody told. */
  abstract skewMs(): number | null;
  /** More than 10 minutes: nothing new may be begun. */
  abstract isWrong(): boolean;
  /** The time as the outside has it, as far as it is known. */
  abstract trusted(now: Date): Date;
}
