import type { RetentionRun } from '@voicekeep/shared/contracts';

/** A row's place among the old, oldest first; equal times by id. */
export interface AgePlace {
  readonly at: Date;
  readonly id: string;
}

/** Up to `limit` rows from before `before`, beyond the place `after`. */
export interface AgeSpan {
  readonly before: Date;
  readonly after: AgePlace | null;
  readonly limit: number;
}

/** How far a run is: first call logs, then recordings that outlived theirs. */
export interface RetentionPlace {
  readonly phase: 'call-logs' | 'recordings';
  /** The last row that was looked at; null at the beginning of a phase. */
  readonly after: AgePlace | null;
}

/** What a run has done so far. */
export interface RetentionTally {
  readonly callLogs: number;
  readonly recordings: number;
  readonly held: number;
}

/** A run held by one worker; what it writes counts only while the generation is still its own. */
export interface RetentionClaim {
  readonly id: string;
  readonly workspaceId: string;
  readonly place: RetentionPlace;
  readonly tally: RetentionTally;
  readonly generation: number;
}

/** Runs under way and past; they survive restarts batch by batch. */
export abstract class RetentionRuns {
  /** @returns false when one of the workspace is under way */
  abstract start(id: string, workspaceId: string, now: Date): Promise<boolean>;
  /** The run that has waited longest for its next batch, claimed until `until`; null when none is due. */
  abstract claimDue(now: Date, until: Date): Promise<RetentionClaim | null>;
  /** The three below end the claim. False: another worker owns the run now, so nothing of this may count. */
  abstract advance(
    claim: RetentionClaim,
    place: RetentionPlace,
    tally: RetentionTally,
    dueAt: Date,
  ): Promise<boolean>;
  /** Nothing is done before `dueAt`, and why. */
  abstract wait(claim: RetentionClaim, dueAt: Date, code: string, message: string): Promise<boolean>;
  abstract end(claim: RetentionClaim, state: 'completed' | 'stopped', now: Date): Promise<boolean>;
  /** The latest of the workspace, also while it runs. */
  abstract last(workspaceId: string): Promise<RetentionRun | null>;
}
