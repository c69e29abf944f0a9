import type { Job } from '@voicekeep/shared/contracts';
import type { ReleaseDecision } from './call-log-recordings';

export interface JobRecord extends Job {
  readonly workspaceId: string;
}

export interface DueJob {
  readonly id: string;
  readonly workspaceId: string;
  /** What was decided about the audio when it was ordered; null when nothing was written down. */
  readonly decision: ReleaseDecision | null;
}

export interface HeldJob {
  readonly job: Job;
  /** Held back until then. */
  readonly until: Date;
}

/** Jobs as those who run them and those who ask about them see them. */
export abstract class JobRecords {
  abstract find(jobId: string): Promise<JobRecord | null>;
  /** Holds the job back until `dueAt`. */
  abstract holdUntil(jobId: string, dueAt: Date): Promise<void>;
  /** Writes down what its order decided about the audio, for whoever carries it out. */
  abstract decide(jobId: string, decision: ReleaseDecision): Promise<void>;
  /** Running jobs of this kind that are not held back at `now`, oldest first. */
  abstract due(kind: string, now: Date): Promise<readonly DueJob[]>;
  /** Running jobs of a workspace that are held back at `now`, newest first. */
  abstract held(workspaceId: string, kind: string, now: Date): Promise<readonly HeldJob[]>;
  /** Locks a running job that is still held back until the transaction ends. @returns false when it began or ended */
  abstract lockHeld(jobId: string, workspaceId: string, kind: string, now: Date): Promise<boolean>;
  /** Adds to the counts, so that several workers may report on one job. */
  abstract advance(jobId: string, more: { readonly done?: number; readonly failed?: number }): Promise<void>;
}
