import type { RecordingSummary } from '@voicekeep/shared/contracts';

/** What became of the recordings of call logs that are being removed. */
export interface RecordingRelease {
  readonly recordings: number;
  readonly filesToRemove: number;
}

/** What would become of them, for a preview. */
export type ReleasePlan = RecordingRelease;

/** The slot call logs leave for recordings to fill. */
export abstract class CallLogRecordings {
  abstract summaries(
    workspaceId: string,
    callLogIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly RecordingSummary[]>>;
  /**
   * Decides, inside the caller's transaction, what happens to the recordings of these call logs by the
   * workspace's toggles; effects follow from committed rows. Leaves tombstones so that nothing comes back.
   * @throws VoicekeepError `recording.held` kind conflict when a recording is held; nothing changes then
   */
  abstract release(workspaceId: string, callLogIds: readonly string[]): Promise<RecordingRelease>;
  /** The same for a whole workspace that is being deleted, recordings without call log included. */
  abstract releaseWorkspace(workspaceId: string): Promise<RecordingRelease>;
  /** True once no file, copy or deletion of the workspace is waiting any more. */
  abstract isWorkspaceSettled(workspaceId: string): Promise<boolean>;
}
