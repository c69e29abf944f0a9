import {
  CallLogRecordings,
  type RecordingRelease,
  type ReleaseDecision,
  type ReleasePlan,
} from '@voicekeep/call-logs/domain';
import type { RecordingSummary } from '@voicekeep/shared/contracts';
import type { Clock } from '@voicekeep/shared/kernel';
import type { WorkspaceStorage } from '@voicekeep/storage/domain';
import {
  fateOf,
  fateWithWorkspace,
  isTwilios,
  planOf,
  STORED_STATES,
  type CopyAttempts,
  type FateCensus,
  type ObjectDeletions,
  type Recording,
  type RecordingRepository,
  type SourceDeletions,
  type Tombstones,
} from '@voicekeep/recordings/domain';
import { RecordingEnding, type PersonsReason } from './recording-ending';

export interface CallReleaserParts {
  readonly recordings: RecordingRepository;
  readonly attempts: CopyAttempts;
  readonly objectDeletions: ObjectDeletions;
  readonly sourceDeletions: SourceDeletions;
  readonly tombstones: Tombstones;
  readonly census: FateCensus;
  readonly storage: WorkspaceStorage;
  readonly clock: Clock;
}

/** Decides what becomes of the recordings of deleted call logs; works inside the caller's transaction. */
export class CallReleaser extends CallLogRecordings {
  private readonly ending: RecordingEnding;

  constructor(private readonly parts: CallReleaserParts) {
    super();
    this.ending = new RecordingEnding(parts);
  }

  override summaries(
    workspaceId: string,
    callLogIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly RecordingSummary[]>> {
    return this.parts.recordings.summaries(workspaceId, callLogIds);
  }

  override async lockOf(workspaceId: string, callLogIds: readonly string[]): Promise<readonly string[]> {
    const found = await this.parts.recordings.lockOf(workspaceId, callLogIds);
    return found.map(({ id }) => id);
  }

  override async lockOne(workspaceId: string, id: string): Promise<{ callLogId: string | null } | null> {
    const recording = await this.parts.recordings.lock({ workspaceId, id });
    return recording === null || recording.state === 'deleted' ? null : { callLogId: recording.callLogId };
  }

  override async decision(workspaceId: string): Promise<ReleaseDecision> {
    const policy = await this.parts.storage.policy(workspaceId);
    const files = policy?.deleteWithCallLog ?? false;
    return { files, twilioCopies: files && (policy?.deleteTwilioCopy ?? false) };
  }

  override async release(
    workspaceId: string,
    callLogIds: readonly string[],
    decided?: ReleaseDecision,
  ): Promise<RecordingRelease> {
    const found = await this.parts.recordings.lockOf(workspaceId, callLogIds);
    const now = await this.decision(workspaceId);
    return this.releaseAll(found, decided ? inBoth(decided, now) : now);
  }

  /** The same for recordings the caller has locked, whose files go or stay by a rule or a person's word instead of the toggle. */
  async releaseByRule(
    workspaceId: string,
    found: readonly Recording[],
    filesGo: boolean,
  ): Promise<RecordingRelease> {
    const policy = await this.parts.storage.policy(workspaceId);
    const twilioCopies = filesGo && (policy?.deleteTwilioCopy ?? false);
    return this.releaseAll(found, { files: filesGo, twilioCopies }, 'recording');
  }

  override async releaseWorkspace(workspaceId: string): Promise<RecordingRelease> {
    const { recordings, sourceDeletions } = this.parts;
    const found = await recordings.lockOf(workspaceId, null);
    const decision = await this.decision(workspaceId);
    if (decision.files) return this.releaseAll(found, decision);
    await recordings.unqueue(workspaceId, null);
    for (const recording of found) {
      if (recording.state === 'deleted') continue;
      await this.remember(recording);
      if (fateWithWorkspace(recording, decision).twilioCopy !== 'stays') continue;
      if (!(await sourceDeletions.cancel(recording))) continue;
      await recordings.move(recording, ['cleaning'], 'stored', {});
    }
    return { recordings: found.length, filesToRemove: 0, filesOfTwilio: found.filter(isTwilios).length };
  }

  override async plan(workspaceId: string, callLogIds: readonly string[] | null): Promise<ReleasePlan> {
    const { census } = this.parts;
    const decision = await this.decision(workspaceId);
    const fate = callLogIds === null ? fateWithWorkspace : fateOf;
    return {
      ...planOf(await census.of(workspaceId, callLogIds), (recording) => fate(recording, decision)),
      ...{ deletesFiles: decision.files, deletesTwilioCopies: decision.twilioCopies },
      lockedFiles: await census.countLocked(workspaceId),
    };
  }

  override async isWorkspaceSettled(workspaceId: string): Promise<boolean> {
    const { recordings, objectDeletions, sourceDeletions } = this.parts;
    const open =
      (await recordings.count(workspaceId, ['copying', 'copied'])) +
      (await objectDeletions.countOpen(workspaceId)) +
      (await sourceDeletions.countOpen(workspaceId));
    return open === 0;
  }

  override async closeWorkspace(workspaceId: string): Promise<void> {
    for (const recording of await this.parts.recordings.lockOf(workspaceId, null))
      if (STORED_STATES.includes(recording.state)) await this.remember(recording);
  }

  private async releaseAll(
    found: readonly Recording[],
    decision: ReleaseDecision,
    reason: PersonsReason = 'call_log',
  ): Promise<RecordingRelease> {
    let filesToRemove = 0;
    for (const recording of found) {
      if (recording.state === 'deleted') continue;
      const fate = fateOf(recording, decision);
      await this.remember(recording);
      if (fate.ends) filesToRemove += await this.ending.end(recording, fate, reason);
      else await this.parts.recordings.note(recording, { callLogId: null });
    }
    return { recordings: found.length, filesToRemove, filesOfTwilio: found.filter(isTwilios).length };
  }

  private remember(recording: Recording): Promise<void> {
    const { locationId, objectKey, workspaceId, recordingSid, state } = recording;
    const kept =
      locationId !== null && objectKey !== null && STORED_STATES.includes(state)
        ? { locationId, objectKey }
        : null;
    return this.parts.tombstones.add(workspaceId, [recordingSid], kept, this.parts.clock.now());
  }
}

const inBoth = (one: ReleaseDecision, other: ReleaseDecision): ReleaseDecision => ({
  files: one.files && other.files,
  twilioCopies: one.files && other.files && one.twilioCopies && other.twilioCopies,
});
