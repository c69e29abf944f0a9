import type { RetentionAction } from '@voicekeep/shared/contracts';
import {
  AgedRecordings,
  type AgedRecording,
  type AgeSpan,
  type RecordingRelease,
} from '@voicekeep/call-logs/domain';

/** What a rule did to recordings, in memory; `outlived` by workspace, oldest first. */
export class FakeAgedRecordings extends AgedRecordings {
  readonly outlived = new Map<string, AgedRecording[]>();
  readonly released: { readonly id: string; readonly action: RetentionAction }[] = [];
  readonly removed: string[] = [];
  /** Thrown by the next release, as when a worker is killed in the middle of it. */
  fault: Error | null = null;

  override async older(workspaceId: string, { before, after, limit }: AgeSpan) {
    return (this.outlived.get(workspaceId) ?? [])
      .filter(({ at, id }) => at < before && (!after || at > after.at || (at >= after.at && id > after.id)))
      .slice(0, limit);
  }

  override lockOlder(workspaceId: string, span: AgeSpan) {
    return this.older(workspaceId, span);
  }

  override async release(
    _workspaceId: string,
    callLogIds: readonly string[],
    action: RetentionAction,
  ): Promise<RecordingRelease> {
    const { fault } = this;
    this.fault = null;
    if (fault) throw fault;
    this.released.push(...callLogIds.map((id) => ({ id, action })));
    return { recordings: callLogIds.length, filesToRemove: 0, filesOfTwilio: 0 };
  }

  override async remove(workspaceId: string, recordingIds: readonly string[]): Promise<RecordingRelease> {
    this.removed.push(...recordingIds);
    const left = (this.outlived.get(workspaceId) ?? []).filter(({ id }) => !recordingIds.includes(id));
    this.outlived.set(workspaceId, left);
    return { recordings: recordingIds.length, filesToRemove: recordingIds.length, filesOfTwilio: 0 };
  }
}
