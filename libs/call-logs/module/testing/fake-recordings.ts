import type { RecordingSummary, RecordingZip } from '@voicekeep/shared/contracts';
import type { SqlCriterion } from '@voicekeep/shared/persistence';
import {
  CallLogRecordings,
  NOTHING_GOES,
  RecordingDownloads,
  WorkspaceRooms,
  type RecordingRelease,
  type ReleaseDecision,
  type ReleasePlan,
  type ZipOrder,
  type ZipTarget,
} from '@voicekeep/call-logs/domain';
import { RecordingCriteria, type RecordingFilter } from '@voicekeep/call-logs/persistence';

/** Recordings in memory: one per call log named in `summariesOf`, settled or not. */
export class FakeRecordings extends CallLogRecordings {
  readonly summariesOf = new Map<string, RecordingSummary[]>();
  readonly released: string[] = [];
  /** What the last release was told. */
  decided: ReleaseDecision | undefined;
  /** What the switches say. */
  switches: ReleaseDecision = NOTHING_GOES;
  settled = false;

  override async summaries(
    _workspaceId: string,
    callLogIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly RecordingSummary[]>> {
    return new Map(callLogIds.map((id) => [id, this.summariesOf.get(id) ?? []]));
  }

  override async lockOf(_workspaceId: string, callLogIds: readonly string[]): Promise<readonly string[]> {
    return callLogIds.flatMap((id) => (this.summariesOf.get(id) ?? []).map((recording) => recording.id));
  }

  override async lockOne(_workspaceId: string, id: string): Promise<{ callLogId: string | null } | null> {
    for (const [callLogId, recordings] of this.summariesOf)
      if (recordings.some((recording) => recording.id === id)) return { callLogId };
    return null;
  }

  override async decision(): Promise<ReleaseDecision> {
    return this.switches;
  }

  override async release(
    _workspaceId: string,
    callLogIds: readonly string[],
    decided?: ReleaseDecision,
  ): Promise<RecordingRelease> {
    this.released.push(...callLogIds);
    this.decided = decided;
    return { recordings: callLogIds.length, filesToRemove: 0, filesOfTwilio: 0 };
  }

  override async releaseWorkspace(): Promise<RecordingRelease> {
    return { recordings: 0, filesToRemove: 0, filesOfTwilio: 0 };
  }

  override async plan(_workspaceId: string, callLogIds: readonly string[] | null): Promise<ReleasePlan> {
    const known = callLogIds ?? [...this.summariesOf.keys()];
    const recordings = known.flatMap((id) => this.summariesOf.get(id) ?? []).length;
    return {
      ...{ recordings, seconds: 0, bytes: 0, versionedFiles: 0, lockedFiles: 0 },
      ...{ deletesFiles: this.switches.files, deletesTwilioCopies: this.switches.twilioCopies },
      files: { removed: 0, kept: recordings, copiedAndKept: 0, stopped: 0, writtenByTwilio: 0, none: 0 },
      twilioCopies: { neverMoved: 0, removed: 0, stays: 0, ownSwitch: 0, none: recordings },
    };
  }

  override async isWorkspaceSettled(): Promise<boolean> {
    return this.settled;
  }

  override async closeWorkspace(): Promise<void> {
    // Nothing of it lies anywhere.
  }
}

/** Writes down what was to be packed, and packs nothing. */
export class FakeDownloads extends RecordingDownloads {
  readonly orders: {
    readonly ids: readonly string[];
    readonly target: ZipTarget;
    readonly order: ZipOrder;
  }[] = [];

  override async order(_workspaceId: string, target: ZipTarget, order: ZipOrder): Promise<RecordingZip> {
    const ids: string[] = [];
    if ('recordingIds' in target) ids.push(...target.recordingIds);
    else for await (const batch of target.callLogIds) ids.push(...batch);
    this.orders.push({ ids, target, order });
    return { url: 'https://here.example/zip', expiresAt: '', recordings: ids.length, bytes: 0 };
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
