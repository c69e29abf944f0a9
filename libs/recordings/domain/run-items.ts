import type { MigrationItemState, RecordingState } from '@voicekeep/shared/contracts';
import type { Run } from './migration-runs';
import type { SourceDeletion } from './journals';

export interface NewRunItem {
  readonly recordingId: string;
  readonly recordingSid: string;
  readonly state: MigrationItemState;
}

/** An item that waits, with what its recording and the deletion at Twilio look like now. */
export interface WaitingItem {
  readonly recordingId: string;
  readonly state: RecordingState;
  readonly onTwilio: boolean;
  readonly deletion: SourceDeletion['state'] | null;
}

/** The recordings that belong to each run. All of it works inside the caller's transaction, the run held. */
export abstract class RunItems {
  /** Adds items, those already there left as they are. */
  abstract add(run: Run, items: readonly NewRunItem[], now: Date): Promise<void>;
  /**
   * Adds the next recordings whose copy at Twilio was kept, stored before the run began.
   * @returns the last one's id, to go on after, or null at the end
   */
  abstract addKeptCopies(run: Run, after: string | null, limit: number): Promise<string | null>;
  /**
   * Adds the next recordings whose verified copy of ours lies elsewhere than at the run's target, stored before the run began.
   * @returns the last one's id, to go on after, or null at the end
   */
  abstract addCopiesElsewhere(run: Run, after: string | null, limit: number): Promise<string | null>;
  /** Items that did not end as `skipped`. */
  abstract countAsked(run: Run): Promise<number>;
  /** The first that wait, in a steady order. */
  abstract waiting(run: Run, limit: number): Promise<readonly WaitingItem[]>;
  /** Lets these items follow what became of their recordings. */
  abstract follow(run: Run, recordingIds: readonly string[], now: Date): Promise<void>;
  /** Ends this item without work. */
  abstract skip(run: Run, recordingId: string, now: Date): Promise<void>;
  /** Ends this item as one that needs a person. */
  abstract fail(run: Run, recordingId: string, now: Date): Promise<void>;
  /** Queues those of these that lie at Twilio and nobody works on. */
  abstract queue(run: Run, recordingIds: readonly string[], now: Date): Promise<void>;
  /** Counts the items that moved since the last call into the run's own row. */
  abstract count(run: Run): Promise<void>;
  /** @returns whether nothing waits any more */
  abstract areDone(run: Run): Promise<boolean>;
  /** Takes back deletions the run ordered and that were not sent yet. */
  abstract withdrawDeletions(run: Run): Promise<void>;
  /** What failed waits again, and is due at once. @returns how many */
  abstract retryFailed(run: Run, now: Date): Promise<number>;
}
