import type { RecordingSummary, RetentionAction } from '@voicekeep/shared/contracts';
import type { RecordingRelease } from './call-log-recordings';
import type { AgePlace, AgeSpan } from './retention-runs';

export type AgedRecording = AgePlace & Pick<RecordingSummary, 'state' | 'writtenBy'>;

/**
 * What a retention rule does to recordings: a slot call logs leave for recordings to fill. What changes
 * anything works inside the caller's transaction; whether it is held, the caller asked before.
 */
export abstract class AgedRecordings {
  /** Those that outlived their call log, by when they were made; oldest first. */
  abstract older(workspaceId: string, span: AgeSpan): Promise<readonly AgedRecording[]>;
  /** The same, locked until the transaction ends; those another holds are left out. */
  abstract lockOlder(workspaceId: string, span: AgeSpan): Promise<readonly AgedRecording[]>;
  /** As when a person deletes these call logs, with the rule's word on their files in place of the toggle's. */
  abstract release(
    workspaceId: string,
    callLogIds: readonly string[],
    action: RetentionAction,
  ): Promise<RecordingRelease>;
  /** Removes recordings without a call log for good. */
  abstract remove(workspaceId: string, recordingIds: readonly string[]): Promise<RecordingRelease>;
}
