import { CallLogRecordings, type RecordingRelease } from '@voicekeep/call-logs/domain';
import type { RecordingSummary } from '@voicekeep/shared/contracts';
import type { Clock } from '@voicekeep/shared/kernel';
import type { StoragePolicy, WorkspaceStorage } from '@voicekeep/storage/domain';
import {
  STORED_STATES,
  type CopyAttempts,
  type ObjectDeletions,
  type Recording,
  type RecordingRepository,
  type SourceDeletions,
  type Tombstones,
} from '@voicekeep/recordings/domain';
import { orderSweep } from './copy-setbacks';

export interface CallReleaserParts {
  readonly recordings: RecordingRepository;
  readonly attempts: CopyAttempts;
  readonly objectDeletions: ObjectDeletions;
  readonly sourceDeletions: SourceDeletions;
  readonly tombstones: Tombstones;
  readonly storage: WorkspaceStorage;
  readonly clock: Clock;
}

/** A put that was on its way when the call was deleted may still land: remove now, and look twice more. */
const LATE_PUTS_MS: readonly number[] = [60_000, 15 * 60_000];

/** Decides what becomes of the recordings of deleted call logs; works inside the caller's transaction. */
export class CallReleaser extends CallLogRecordings {
  constructor(private readonly parts: CallReleaserParts) {
    super();
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

  override async release(workspaceId: string, callLogIds: readonly string[]): Promise<RecordingRelease> {
    const found = await this.parts.recordings.lockOf(workspaceId, callLogIds);
    const policy = await this.parts.storage.policy(workspaceId);
    return this.releaseAll(found, policy);
  }

  /** The same for recordings the caller has locked, whose files go or stay by a rule or a person's word instead of the toggle. */
  async releaseByRule(
    workspaceId: string,
    found: readonly Recording[],
    filesGo: boolean,
  ): Promise<RecordingRelease> {
    const policy = await this.parts.storage.policy(workspaceId);
    return this.releaseAll(found, policy && { ...policy, deleteWithCallLog: filesGo }, 'recording');
  }

  override async releaseWorkspace(workspaceId: string): Promise<RecordingRelease> {
    const { recordings, sourceDeletions } = this.parts;
    const found = await recordings.lockOf(workspaceId, null);
    const policy = await this.parts.storage.policy(workspaceId);
    if (policy?.deleteWithCallLog) return this.releaseAll(found, policy);
    await recordings.unqueue(workspaceId, null);
    for (const recording of found) {
      await this.remember(recording);
      if (!(await sourceDeletions.cancel(recording))) continue;
      await recordings.move(recording, ['cleaning'], 'stored', {});
    }
    return { recordings: found.length, filesToRemove: 0, filesOfTwilio: found.filter(isTwilios).length };
  }

  override async isWorkspaceSettled(workspaceId: string): Promise<boolean> {
    const { recordings, objectDeletions, sourceDeletions } = this.parts;
    const open =
      (await recordings.count(workspaceId, ['copying', 'copied'])) +
      (await objectDeletions.countOpen(workspaceId)) +
      (await sourceDeletions.countOpen(workspaceId));
    return open === 0;
  }

  private async releaseAll(
    found: readonly Recording[],
    policy: StoragePolicy | null,
    reason: 'call_log' | 'recording' = 'call_log',
  ): Promise<RecordingRelease> {
    let filesToRemove = 0;
    for (const recording of found) {
      await this.remember(recording);
      if (['absent', 'lost', 'on_twilio'].includes(recording.state)) await this.forget(recording);
      else if (policy?.deleteWithCallLog) filesToRemove += await this.remove(recording, policy, reason);
      else if (recording.state === 'failed') await this.forget(recording);
      else if (recording.state !== 'deleted')
        await this.parts.recordings.note(recording, { callLogId: null });
    }
    return { recordings: found.length, filesToRemove, filesOfTwilio: found.filter(isTwilios).length };
  }

  /** No copy of it lies in a bucket, at most leftovers; what Twilio has stays there. */
  private async forget(recording: Recording): Promise<void> {
    if (recording.attempt > 0)
      for (const attempt of await this.parts.attempts.of(recording))
        if (attempt.state === 'open') await orderSweep(this.parts, attempt);
    await this.parts.recordings.move(recording, [recording.state], 'deleted', {
      ...{ callLogId: null, nextAttemptAt: null },
    });
  }

  /** Fences whoever works on it and orders the removal of every key ever attempted; what Twilio wrote is none of them. */
  private async remove(
    recording: Recording,
    policy: StoragePolicy,
    reason: 'call_log' | 'recording',
  ): Promise<number> {
    const { recordings, attempts, objectDeletions, sourceDeletions, clock } = this.parts;
    if (recording.state === 'deleted') return 0;
    await recordings.move(recording, [recording.state], 'deleted', { callLogId: null, nextAttemptAt: null });
    const now = clock.now();
    const written = (await attempts.of(recording)).filter(({ state }) => state !== 'swept');
    for (const { attempt, locationId, objectKey, state } of written)
      for (const delay of state === 'open' ? [0, ...LATE_PUTS_MS] : [0])
        await objectDeletions.decide(
          {
            ...{
              workspaceId: recording.workspaceId,
              recordingId: recording.id,
              attempt,
              locationId,
              objectKey,
            },
            reason,
          },
          new Date(now.getTime() + delay),
        );
    if (recording.onTwilio && policy.deleteTwilioCopy)
      await sourceDeletions.decide(recording, recording.recordingSid, reason, now);
    else await sourceDeletions.cancel(recording);
    return written.length;
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

const isTwilios = ({ writtenBy, state }: Recording): boolean =>
  writtenBy === 'twilio' && (state === 'copied' || STORED_STATES.includes(state));
