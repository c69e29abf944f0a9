/**
 * How far this process's clock lies from the clocks of those it talks to, by the `Date` of their answers
 * (RFC 9110, 6.6.1: whole seconds).
 */
export abstract class SkewWatch {
  /** `source` names who answered; `date` is the header as it came, ignored when it is none. */
  abstract heard(source: string, date: string | null | undefined): void;
  /** Milliseconds our clock is ahead (or, negative, behind); null while nobody told. */
  abstract skewMs(): number | null;
  /** More than 10 minutes: nothing new may be begun. */
  abstract isWrong(): boolean;
  /** The time as the outside has it, as far as it is known. */
  abstract trusted(now: Date): Date;
}
