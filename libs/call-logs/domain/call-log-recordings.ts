import type { RecordingSummary } from '@voicekeep/shared/contracts';

/** What became of the recordings of call logs that are being removed. */
export interface RecordingRelease {
  readonly recordings: number;
  readonly filesToRemove: number;
  /** Files in the bucket that Twilio wrote: left where they are, whatever was decided about ours. */
  readonly filesOfTwilio: number;
}

/** What would become of them, for a preview. */
export type ReleasePlan = RecordingRelease;

/** The slot call logs leave for recordings to fill. */
export abstract class CallLogRecordings {
  abstract summaries(
    workspaceId: string,
    callLogIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly RecordingSummary[]>>;
  /** Locks the recordings of these call logs until the transaction ends. @returns their ids */
  abstract lockOf(workspaceId: string, callLogIds: readonly string[]): Promise<readonly string[]>;
  /** Locks one that is not deleted. @returns null when there is none */
  abstract lockOne(
    workspaceId: string,
    recordingId: string,
  ): Promise<{ readonly callLogId: string | null } | null>;
  /**
   * Decides, inside the caller's transaction, what happens to the recordings of these call logs by the
   * workspace's toggles; effects follow from committed rows. Leaves tombstones so that nothing comes back.
   * Whether any of it is held, the caller asked before.
   */
  abstract release(workspaceId: string, callLogIds: readonly string[]): Promise<RecordingRelease>;
  /** The same for a whole workspace that is being deleted, recordings without call log included. */
  abstract releaseWorkspace(workspaceId: string): Promise<RecordingRelease>;
  /** True once no file, copy or deletion of the workspace is waiting any more. */
  abstract isWorkspaceSettled(workspaceId: string): Promise<boolean>;
}
