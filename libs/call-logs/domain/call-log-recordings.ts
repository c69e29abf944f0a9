import type { DeletionPreview, RecordingSummary } from '@voicekeep/shared/contracts';

/** What becomes of a recording's file in the bucket; the contract says what each word means. */
export type FileFate = keyof DeletionPreview['files'];
/** What becomes of the copy at Twilio. */
export type TwilioCopyFate = keyof DeletionPreview['twilioCopies'];

/** What was decided about the audio of call logs when their deletion was ordered. */
export interface ReleaseDecision {
  /** Whether files in the bucket go. */
  readonly files: boolean;
  /** Whether copies at Twilio go with them; never without. */
  readonly twilioCopies: boolean;
}

/** Also stands for orders from before decisions were written down: what nobody decided stays. */
export const NOTHING_GOES: ReleaseDecision = { files: false, twilioCopies: false };

/** What became of the recordings of call logs that are being removed. */
export interface RecordingRelease {
  readonly recordings: number;
  readonly filesToRemove: number;
  /** Files in the bucket that Twilio wrote: left where they are, whatever was decided about ours. */
  readonly filesOfTwilio: number;
}

/** What would become of them, for a preview. */
export type ReleasePlan = Omit<DeletionPreview, 'callLogs' | 'held'>;

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
  /** What the workspace's switches say at this moment. */
  abstract decision(workspaceId: string): Promise<ReleaseDecision>;
  /**
   * Decides, inside the caller's transaction, what happens to the recordings of these call logs by the
   * workspace's switches; effects follow from committed rows. Leaves tombstones so that nothing comes back.
   * Whether any of it is held, the caller asked before.
   * @param decided what was decided earlier: only what it names goes, and only while the switches still say so
   */
  abstract release(
    workspaceId: string,
    callLogIds: readonly string[],
    decided?: ReleaseDecision,
  ): Promise<RecordingRelease>;
  /** The same for a whole workspace that is being deleted, recordings without call log included. */
  abstract releaseWorkspace(workspaceId: string): Promise<RecordingRelease>;
  /** What `release` would do now, or `releaseWorkspace` with null. Changes nothing. */
  abstract plan(workspaceId: string, callLogIds: readonly string[] | null): Promise<ReleasePlan>;
  /** True once no file, copy or deletion of the workspace is waiting any more. */
  abstract isWorkspaceSettled(workspaceId: string): Promise<boolean>;
  /**
   * Inside the caller's transaction, before the rows of a settled workspace go: writes down for good which files
   * stay in buckets, those among them whose copy was finished since. Safe to repeat.
   */
  abstract closeWorkspace(workspaceId: string): Promise<void>;
}
