import { createHash, randomBytes } from 'node:crypto';
import { DataKeyRing, EnvelopeBlindIndex, EnvelopeCellCipher, MasterKeys } from '@voicekeep/shared/crypto';
import { errors } from '@voicekeep/shared/errors';
import { newId } from '@voicekeep/shared/kernel';
import { TypeOrmDataKeyStore, type Database } from '@voicekeep/shared/persistence';
import { CollectedAudit } from '@voicekeep/shared/testing';
import type { OpenLocation } from '@voicekeep/storage/domain';
import { describeBytes, InMemoryObjectStore } from '@voicekeep/storage/testing';
import type { RecordingState } from '@voicekeep/shared/contracts';
import type { Recording } from '@voicekeep/recordings/domain';
import {
  SqlBucketBooks,
  SqlObjectDeletions,
  SqlSourceDeletions,
  SqlSweepFindings,
  SqlSweeps,
  TypeOrmRecordings,
} from '@voicekeep/recordings/persistence';
import {
  BucketComparer,
  BucketSweeper,
  CopyInspector,
  CopyVerifier,
  SweepDesk,
} from '@voicekeep/recordings/workflow';
import { OneRecording } from './one-recording';
import { storagePolicy } from './storage-policy';

const hex = (): string => randomBytes(16).toString('hex');
export const PREFIX = 'p';

/** A workspace with stored recordings in buckets in memory, and the sweep over them and the real books. */
export async function setSweepScene(database: Database, { versioned = false } = {}) {
  const workspaceId = newId();
  const clock = { at: new Date('2026-03-10T12:00:00Z'), now: () => clock.at };
  const pass = (ms: number): void => void (clock.at = new Date(clock.at.getTime() + ms));
  const ring = new DataKeyRing(new TypeOrmDataKeyStore(database), new MasterKeys([Buffer.alloc(32, 1)]));
  const recordings = new TypeOrmRecordings(database, new EnvelopeCellCipher(ring), clock);
  const sourceDeletions = new SqlSourceDeletions(database, clock);
  const objectDeletions = new SqlObjectDeletions(database, clock);
  const books = new SqlBucketBooks(database);
  const sweeps = new SqlSweeps(database);
  const findings = new SqlSweepFindings(database, new EnvelopeCellCipher(ring), new EnvelopeBlindIndex(ring));
  const source = new OneRecording();
  const places = new Map<string, OpenLocation>();
  const refused = new Set<string>();
  const openPlace = (): OpenLocation => {
    const location = {
      ...{ id: newId(), workspaceId, bucket: `b${places.size}`, region: 'r', endpoint: null },
      ...{ prefix: PREFIX, enforcesSha256: false, state: 'active' as const },
    };
    const place = { location, store: new InMemoryObjectStore({ versioned }) };
    places.set(location.id, place);
    return place;
  };
  const place = openPlace();
  const policy = storagePolicy({ locationId: place.location.id });
  const open = async (_workspace: string, id: string): Promise<OpenLocation> => {
    const found = places.get(id);
    if (!found) throw errors.notFound('storage.location_not_found', 'There is no such location.');
    if (refused.has(id)) throw errors.invalid('storage.credentials_rejected', 'The bucket refuses the key.');
    return found;
  };
  const stores = { open, openCurrent: async () => place, pause: async () => undefined };
  const storage = { policy: async () => policy, wasEnabledAt: async () => true };
  const jobs = { start: async () => newId(), progress: async () => undefined, finish: async () => undefined };
  const workspaces = { exists: async (id: string) => id === workspaceId, ids: async () => [workspaceId] };
  const bell = { copy: () => undefined, cleanUp: () => undefined, audible: false };
  const inspector = new CopyInspector({
    ...{ recordings, sourceDeletions, books, storage, bell, clock, transactions: database },
    ...{ sources: { open: async () => source }, verifier: new CopyVerifier() },
  });
  const sweeper = (): BucketSweeper =>
    new BucketSweeper({
      ...{ sweeps, books, workspaces, storage, stores, jobs, transactions: database, clock },
      comparer: new BucketComparer({ books, findings, objectDeletions, inspector, clock }),
    });
  const audit = new CollectedAudit();
  const desk = new SweepDesk({ sweeps, findings, sweeper: sweeper(), storage, stores, audit });

  /** A recording in this state whose verified copy lies in the bucket. */
  const keep = async (
    state: RecordingState = 'stored',
    { at = place, bytes = randomBytes(2000) } = {},
  ): Promise<{ readonly id: string; readonly key: string; readonly bytes: Buffer }> => {
    const id = newId();
    const recordingSid = `RE${hex()}`;
    const key = `${PREFIX}/${workspaceId}/2026/03/09/${recordingSid}.wav`;
    const now = clock.now();
    await recordings.addAll(workspaceId, [
      {
        ...{ workspaceId, id, recordingSid, accountSid: source.accountSid, callSid: `CA${hex()}` },
        ...{ callLogId: newId(), kind: 'call', source: 'DialVerb', channels: 1, durationSeconds: 3 },
        ...{ startedAt: now, sourceCreatedAt: now, encryptionDetails: null, state: 'on_twilio' },
        ...{ requestedByRun: null, keepTwilioCopy: false, onTwilio: state !== 'cleaned' },
      },
    ]);
    const put = await at.store.put(key, { bytes }, describeBytes(bytes));
    await recordings.note(
      { workspaceId, id },
      {
        ...{ attempt: 1, locationId: at.location.id, objectKey: key, ...put, bytes: bytes.length },
        ...{ sha256: createHash('sha256').update(bytes).digest('hex'), verifiedHow: 'read-back' },
        ...{ verifiedAt: now, storedAt: now, contentType: 'audio/wav' },
      },
    );
    await database.query('UPDATE vk_recordings SET state = ? WHERE id = ?', [state, id]);
    await attempt(id, 1, key, 'kept', at);
    if (state === 'cleaning') await sourceDeletions.decide({ workspaceId, id }, recordingSid, 'policy', now);
    return { id, key, bytes };
  };
  /** The same of one that Twilio wrote under `folder` and that was adopted there. */
  const adopt = async (folder: string): Promise<{ readonly id: string; readonly key: string }> => {
    const { id, key: ours, bytes } = await keep('stored');
    const { recordingSid } = await look(id);
    const key = `${folder}${source.accountSid}/${recordingSid}`;
    await place.store.delete(ours);
    const put = await place.store.put(key, { bytes }, describeBytes(bytes));
    await recordings.note(
      { workspaceId, id },
      { objectKey: key, ...put, writtenBy: 'twilio', onTwilio: false },
    );
    await database.query(`UPDATE vk_copy_attempts SET state = 'swept' WHERE recording_id = ?`, [id]);
    return { id, key };
  };
  const attempt = (
    id: string,
    number: number,
    key: string,
    state: 'open' | 'kept' | 'swept',
    at = place,
  ): Promise<unknown> =>
    database.query(
      `INSERT INTO vk_copy_attempts (workspace_id, recording_id, attempt, location_id, object_key, state, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [workspaceId, id, number, at.location.id, key, state, clock.now()],
    );
  const sweep = async (signal = new AbortController().signal): Promise<void> => {
    await sweeper().start(workspaceId);
    await sweeper().runDue(signal);
  };
  const found = async (all = false) => (await desk.page(workspaceId, { all }, { limit: 200 })).items;
  const look = async (id: string): Promise<Recording> => {
    const recording = await recordings.find({ workspaceId, id });
    if (!recording) throw new Error('The recording is not in the books.');
    return recording;
  };
  const deletion = (id: string) => sourceDeletions.find({ workspaceId, id });
  const orders = async (): Promise<string[]> => {
    const rows: { key: string }[] = await database.query(
      'SELECT object_key AS `key` FROM vk_object_deletions WHERE workspace_id = ? AND confirmed_at IS NULL',
      [workspaceId],
    );
    return rows.map(({ key }) => key);
  };
  return {
    ...{ workspaceId, clock, pass, recordings, source, policy, place, openPlace, refused, desk, audit },
    ...{ keep, adopt, attempt, sweep, sweeper, found, look, deletion, orders, objectDeletions, database },
    ...{ sourceDeletions, stores, storage, workspaces, store: place.store },
  };
}
