import type { SpoolUse } from './spool';

/** What a worker holds work back from, because it does not answer. */
export interface HeldBack {
  /** Workspaces whose Twilio account does not answer. */
  readonly accounts: readonly string[];
  readonly locations: readonly string[];
}

/** What a worker says of itself with each beat, for operators to look at; nothing is decided by it. */
export interface WorkerReport {
  readonly version: string;
  /** As `SkewWatch.skewMs`. */
  readonly skewMs: number | null;
  readonly spool: SpoolUse;
  readonly heldBack: HeldBack;
}
