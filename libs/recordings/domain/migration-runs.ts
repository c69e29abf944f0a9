import type { MigrationItemState, MigrationRunState } from '@voicekeep/shared/contracts';
import type { RecordingRef } from './recording';

export interface RunOrder {
  readonly from: Date | null;
  readonly to: Date | null;
  readonly limit: number | null;
  readonly keepTwilioCopies: boolean;
}

export interface Run extends RunOrder {
  readonly id: string;
  readonly workspaceId: string;
  readonly state: MigrationRunState;
  readonly listed: boolean;
  /** Where the list was left; null at its beginning. */
  readonly page: string | null;
  readonly startedAt: Date;
}

/** Runs over an account's history and the recordings that belong to each. */
export abstract class MigrationRuns {
  /** @throws VoicekeepError `migration.already_running` kind conflict, with the running one's id in `details` */
  abstract start(workspaceId: string, order: RunOrder, now: Date): Promise<string>;
  abstract find(workspaceId: string, runId: string): Promise<Run | null>;
  /** Running runs somebody should look after now. */
  abstract due(now: Date): Promise<readonly { readonly workspaceId: string; readonly id: string }[]>;
  abstract claim(workspaceId: string, runId: string, now: Date, until: Date): Promise<Run | null>;
  abstract planNext(runId: string, dueAt: Date): Promise<void>;
  /** Writes down why it cannot go on, or null that it does. */
  abstract note(
    runId: string,
    problem: { readonly code: string; readonly message: string } | null,
  ): Promise<void>;
  /** Adds items, those already there left as they are. @returns how many were added */
  abstract addItems(
    run: Run,
    items: readonly {
      readonly recordingId: string;
      readonly recordingSid: string;
      readonly state: MigrationItemState;
    }[],
    now: Date,
  ): Promise<number>;
  abstract countItems(workspaceId: string, runId: string): Promise<number>;
  /** Where listing goes on; `listed` when it came to its end. */
  abstract turnPage(runId: string, page: string | null, listed: boolean): Promise<void>;
  /** Lets items follow what became of this recording. */
  abstract settle(ref: RecordingRef, now: Date): Promise<void>;
  /** The same for all open items of a run. */
  abstract settleAll(workspaceId: string, runId: string, now: Date): Promise<void>;
  /** Queues what the run waits for and nobody works on. @returns how many */
  abstract requeue(run: Run, now: Date): Promise<number>;
  /** @returns whether nothing waits any more */
  abstract isDone(workspaceId: string, runId: string): Promise<boolean>;
  /** @returns false when it stood elsewhere */
  abstract change(
    workspaceId: string,
    runId: string,
    from: readonly MigrationRunState[],
    to: MigrationRunState,
    now: Date,
  ): Promise<boolean>;
  /** Failed recordings of the run are queued again. @returns how many */
  abstract retryFailed(workspaceId: string, runId: string, now: Date): Promise<number>;
}
