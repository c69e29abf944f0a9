import type { CallLogs } from '@voicekeep/call-logs/domain';
import { newId, type Clock } from '@voicekeep/shared/kernel';
import type { StoragePolicy, WorkspaceStorage } from '@voicekeep/storage/domain';
import type { SourceRecording } from '@voicekeep/telephony/domain';
import {
  inScope,
  kindOf,
  type Bell,
  type NewRecording,
  type Recording,
  type RecordingFacts,
  type RecordingRepository,
  type Tombstones,
} from '@voicekeep/recordings/domain';

export interface RecordingRegisterParts {
  readonly recordings: RecordingRepository;
  readonly tombstones: Tombstones;
  readonly callLogs: CallLogs;
  readonly storage: WorkspaceStorage;
  readonly bell: Bell;
  readonly clock: Clock;
}

/** Times at the source are whole seconds, rounded down. */
const ROUNDING_MS = 2000;

/** Enters recordings heard of, by whatever way, into the books: once, and only forward. */
export class RecordingRegister {
  constructor(private readonly parts: RecordingRegisterParts) {}

  /**
   * @param madeAt when it was completed: queued only if storage was switched on then; null never queues
   * @returns null for what a person deleted, and for what is not finished at the source
   */
  async enter(workspaceId: string, seen: SourceRecording, madeAt: Date | null): Promise<Recording | null> {
    const { recordings, tombstones, callLogs, bell, clock } = this.parts;
    if (!['completed', 'absent', 'failed'].includes(seen.status)) return null;
    if (await tombstones.has(workspaceId, seen.recordingSid)) return null;
    const known = await recordings.findBySid(workspaceId, seen.recordingSid);
    if (known) return this.learn(known, seen);
    const callLog = await callLogs.ensure(workspaceId, seen.callSid, seen.startedAt ?? seen.createdAt);
    if (!callLog) {
      await tombstones.add(workspaceId, [seen.recordingSid], null, clock.now());
      return null;
    }
    const entry = newRecording(workspaceId, callLog.id, seen);
    const queued = entry.state === 'on_twilio' && (await this.isQueued(entry, madeAt));
    const { recording, added } = await recordings.add(
      { ...entry, state: queued ? 'queued' : entry.state },
      queued ? clock.now() : null,
    );
    if (!added) return this.learn(recording, seen);
    if (seen.status === 'failed')
      await recordings.note(recording, {
        lastErrorCode: 'source.recording_failed',
        lastErrorMessage: 'Twilio could not make this recording; there is nothing to copy.',
        lastErrorAt: clock.now(),
      });
    if (queued) bell.copy(recording);
    return recording;
  }

  private async isQueued(entry: NewRecording, madeAt: Date | null): Promise<boolean> {
    const { storage } = this.parts;
    if (madeAt === null) return false;
    const policy = await storage.policy(entry.workspaceId);
    if (!policy?.enabled || !(await this.concerns(policy, entry))) return false;
    return storage.wasEnabledAt(entry.workspaceId, new Date(madeAt.getTime() + ROUNDING_MS));
  }

  /** Whether the workspace's scope takes this recording in. */
  async concerns(
    policy: StoragePolicy,
    recording: Pick<Recording, 'workspaceId' | 'callLogId' | 'kind' | 'startedAt' | 'sourceCreatedAt'>,
  ): Promise<boolean> {
    const asks = policy.scope.numbers.length > 0 && recording.callLogId !== null;
    const parties = asks
      ? await this.parts.callLogs.numbers(recording.workspaceId, recording.callLogId ?? '')
      : null;
    return inScope(policy.scope, recording, parties);
  }

  private async learn(known: Recording, seen: SourceRecording): Promise<Recording> {
    const { recordings } = this.parts;
    if (seen.status === 'absent' && ['on_twilio', 'queued'].includes(known.state))
      await recordings.move(known, ['on_twilio', 'queued'], 'absent', {
        nextAttemptAt: null,
        onTwilio: false,
      });
    const gaps: Partial<RecordingFacts> = {
      ...(known.channels === null && seen.channels !== null ? { channels: seen.channels } : {}),
      ...(known.durationSeconds === null && seen.durationSeconds !== null
        ? { durationSeconds: seen.durationSeconds }
        : {}),
      ...(known.startedAt === null && seen.startedAt !== null ? { startedAt: seen.startedAt } : {}),
      ...(known.encryptionDetails === null && seen.encryptionDetails !== null
        ? { encryptionDetails: seen.encryptionDetails }
        : {}),
    };
    await recordings.note(known, gaps);
    return (await recordings.find(known)) ?? known;
  }
}

function newRecording(workspaceId: string, callLogId: string, seen: SourceRecording): NewRecording {
  const { recordingSid, accountSid, callSid, source, channels, durationSeconds, startedAt } = seen;
  return {
    ...{ workspaceId, id: newId(), callLogId, recordingSid, accountSid, callSid, source, channels },
    ...{ durationSeconds, startedAt, sourceCreatedAt: seen.createdAt, kind: kindOf(source) },
    encryptionDetails: seen.encryptionDetails,
    state: seen.status === 'completed' ? 'on_twilio' : seen.status === 'absent' ? 'absent' : 'failed',
    ...{ requestedByRun: null, keepTwilioCopy: false, onTwilio: seen.status === 'completed' },
  };
}
