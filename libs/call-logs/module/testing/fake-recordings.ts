import type { RecordingSummary } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import type { SqlCriterion } from '@voicekeep/shared/persistence';
import { CallLogRecordings, WorkspaceRooms, type RecordingRelease } from '@voicekeep/call-logs/domain';
import { RecordingCriteria, type RecordingFilter } from '@voicekeep/call-logs/persistence';

/** Recordings in memory: one per call log named in `summariesOf`, held or not, settled or not. */
export class FakeRecordings extends CallLogRecordings {
  readonly summariesOf = new Map<string, RecordingSummary[]>();
  readonly held = new Set<string>();
  readonly released: string[] = [];
  settled = false;

  override async summaries(
    _workspaceId: string,
    callLogIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly RecordingSummary[]>> {
    return new Map(callLogIds.map((id) => [id, this.summariesOf.get(id) ?? []]));
  }

  override async release(_workspaceId: string, callLogIds: readonly string[]): Promise<RecordingRelease> {
    if (callLogIds.some((id) => this.held.has(id)))
      throw errors.conflict('recording.held', 'The recording is held.');
    this.released.push(...callLogIds);
    return { recordings: callLogIds.length, filesToRemove: 0 };
  }

  override async releaseWorkspace(): Promise<RecordingRelease> {
    return { recordings: 0, filesToRemove: 0 };
  }

  override async isWorkspaceSettled(): Promise<boolean> {
    return this.settled;
  }
}

/** Stands for the recordings' condition: "has a recording in state X" reads `answered_by = X` here. */
export class FakeRecordingCriteria extends RecordingCriteria {
  override criterion(alias: string, { kind, state }: RecordingFilter): SqlCriterion {
    return { sql: `${alias}.answered_by = :recordingWord`, parameters: { recordingWord: state ?? kind } };
  }
}

export class FakeRooms extends WorkspaceRooms {
  readonly emptied: string[] = [];
  override async empty(workspaceId: string): Promise<void> {
    this.emptied.push(workspaceId);
  }
}
