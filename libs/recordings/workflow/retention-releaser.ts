import { AgedRecordings, type AgeSpan, type RecordingRelease } from '@voicekeep/call-logs/domain';
import type { RetentionAction } from '@voicekeep/shared/contracts';
import type { OutlivedRecordings, Recording, RecordingRepository } from '@voicekeep/recordings/domain';
import type { CallReleaser } from './call-releaser';

export interface RetentionReleaserParts {
  readonly recordings: RecordingRepository;
  readonly outlived: OutlivedRecordings;
  readonly releaser: CallReleaser;
}

/** Carries a retention rule's word on recordings to the one who decides what becomes of them. */
export class RetentionReleaser extends AgedRecordings {
  constructor(private readonly parts: RetentionReleaserParts) {
    super();
  }

  override older(workspaceId: string, span: AgeSpan) {
    return this.parts.outlived.older(workspaceId, span);
  }

  override lockOlder(workspaceId: string, span: AgeSpan) {
    return this.parts.outlived.lockOlder(workspaceId, span);
  }

  override async release(
    workspaceId: string,
    callLogIds: readonly string[],
    action: RetentionAction,
  ): Promise<RecordingRelease> {
    const found = await this.parts.recordings.lockOf(workspaceId, callLogIds);
    return this.parts.releaser.releaseByRule(workspaceId, found, action === 'log-and-recordings');
  }

  override async remove(workspaceId: string, recordingIds: readonly string[]): Promise<RecordingRelease> {
    const found: Recording[] = [];
    for (const id of recordingIds) {
      const recording = await this.parts.recordings.lock({ workspaceId, id });
      if (recording) found.push(recording);
    }
    return this.parts.releaser.releaseByRule(workspaceId, found, true);
  }
}
