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

/** A recording as the source tells of it. */
export interface Sighting {
  readonly seen: SourceRecording;
  /** When it was completed: queued only if storage was switched on then; null never queues. */
  readonly madeAt: Date | null;
}

/** Only such a recording is entered; the others are met again when the source is done with them. */
export const isFinished = ({ status }: SourceRecording): boolean =>
  ['completed', 'absent', 'failed'].includes(status);

/** Times at the source are whole seconds, rounded down. */
const ROUNDING_MS = 2000;

/** Enters recordings heard of, by whatever way, into the books: once, and only forward. */
export class RecordingRegister {
  constructor(private readonly parts: RecordingRegisterParts) {}

  /**
   * Enters recordings of one workspace, all with a few statements.
   * @returns for each, in their order, its row; null for what a person deleted or is not finished at the source
   */
  async enterAll(
    workspaceId: string,
    sightings: readonly Sighting[],
  ): Promise<readonly (Recording | null)[]> {
    const { recordings, tombstones } = this.parts;
    const finished = sightings.filter(({ seen }) => isFinished(seen));
    const sids = finished.map(({ seen }) => seen.recordingSid);
    const deleted = await tombstones.among(workspaceId, sids);
    const kept = finished.filter(({ seen }) => !deleted.has(seen.recordingSid));
    const found = await recordings.findBySids(
      workspaceId,
      kept.map(({ seen }) => seen.recordingSid),
    );
    const rows = new Map(found.map((recording) => [recording.recordingSid, recording]));
    const isNew = ({ seen }: Sighting): boolean => !rows.has(seen.recordingSid);
    const added = await this.add(workspaceId, kept.filter(isNew));
    for (const { seen } of kept) {
      const known = rows.get(seen.recordingSid);
      if (known) added.set(seen.recordingSid, await this.learn(known, seen));
    }
    return sightings.map(({ seen }) => added.get(seen.recordingSid) ?? null);
  }

  /** The same for one recording. */
  async enter(workspaceId: string, seen: SourceRecording, madeAt: Date | null): Promise<Recording | null> {
    const [recording] = await this.enterAll(workspaceId, [{ seen, madeAt }]);
    return recording ?? null;
  }

  private async add(workspaceId: string, sightings: readonly Sighting[]): Promise<Map<string, Recording>> {
    const { recordings, tombstones, callLogs, storage, bell, clock } = this.parts;
    const entered = new Map<string, Recording>();
    if (sightings.length === 0) return entered;
    const logs = await callLogs.ensureAll(
      workspaceId,
      sightings.map(({ seen }) => ({ callSid: seen.callSid, startedAt: seen.startedAt ?? seen.createdAt })),
    );
    const isAsked = sightings.some(({ madeAt }) => madeAt !== null);
    const policy = isAsked ? await storage.policy(workspaceId) : null;
    const entries: NewRecording[] = [];
    const withoutLog: string[] = [];
    for (const { seen, madeAt } of sightings) {
      const log = logs.get(seen.callSid);
      if (!log) {
        withoutLog.push(seen.recordingSid);
        continue;
      }
      const entry = newRecording(workspaceId, log.id, seen);
      const queued = entry.state === 'on_twilio' && (await this.isQueued(entry, madeAt, policy));
      entries.push(queued ? { ...entry, state: 'queued' } : entry);
    }
    await tombstones.add(workspaceId, withoutLog, null, clock.now());
    const rows = await recordings.addAll(workspaceId, entries);
    for (const { seen } of sightings) {
      const row = rows.get(seen.recordingSid);
      if (!row) continue;
      const { recording, added } = row;
      entered.set(seen.recordingSid, added ? recording : await this.learn(recording, seen));
      if (added && seen.status === 'failed') await this.noteFailed(recording);
      if (added && recording.state === 'queued') bell.copy(recording);
    }
    return entered;
  }

  private async noteFailed(recording: Recording): Promise<void> {
    await this.parts.recordings.note(recording, {
      lastErrorCode: 'source.recording_failed',
      lastErrorMessage: 'Twilio could not make this recording; there is nothing to copy.',
      lastErrorAt: this.parts.clock.now(),
    });
  }

  private async isQueued(
    entry: NewRecording,
    madeAt: Date | null,
    policy: StoragePolicy | null,
  ): Promise<boolean> {
    if (madeAt === null || !policy?.enabled || !(await this.concerns(policy, entry))) return false;
    return this.parts.storage.wasEnabledAt(entry.workspaceId, new Date(madeAt.getTime() + ROUNDING_MS));
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
    if (Object.keys(gaps).length === 0 && seen.status !== 'absent') return known;
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
