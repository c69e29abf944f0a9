import { randomBytes, randomUUID } from 'node:crypto';
import { DataKeyRing, EnvelopeBlindIndex, EnvelopeCellCipher, MasterKeys } from '@voicekeep/shared/crypto';
import { systemClock } from '@voicekeep/shared/kernel';
import { TypeOrmDataKeyStore } from '@voicekeep/shared/persistence';
import { CollectedAudit, createWingDatabase, type WingDatabase } from '@voicekeep/shared/testing';
import { ObjectStores, RestoreWatch, WorkspaceStorage, type OpenLocation } from '@voicekeep/storage/domain';
import { S3ObjectStoreFactory } from '@voicekeep/storage/s3';
import { describeBytes } from '@voicekeep/storage/testing';
import {
  RECORDINGS_ENTITIES,
  RECORDINGS_MIGRATIONS,
  SqlArchiveBook,
  SqlSourceDeletions,
  SqlStoredAudio,
  TypeOrmRecordings,
} from '@voicekeep/recordings/persistence';
import { PlaybackDesk, RestoreDesk } from '@voicekeep/recordings/workflow';
import { startFaultProxy, type FaultProxy } from '../../storage/s3/testing/fault-proxy';
import { newTestBucket, testGuard, type TestBucket } from '../../storage/s3/testing/test-bucket';

jest.setTimeout(30_000);

const actor = { kind: 'user', id: randomUUID(), displayName: 'A', grants: [] } as const;
const by = { actor, requestId: 'r1' };
const BYTES = Buffer.from('RIFF audio');

/** As AWS documents an object in DEEP_ARCHIVE and its restore. */
type Phase = 'archived' | 'ongoing' | 'ready';

describe('a recording in an archive class, by a proxy that answers as AWS documents', () => {
  let database: WingDatabase;
  let bucket: TestBucket;
  let proxy: FaultProxy;
  let phase: Phase;
  let unsupported: boolean;
  let restore: RestoreDesk;
  let player: PlaybackDesk;
  let archive: SqlArchiveBook;
  let watch: RestoreWatch;
  const audit = new CollectedAudit();
  const ref = { workspaceId: randomUUID(), id: randomUUID() };
  const key = `voicekeep/${ref.workspaceId}/RE${'a'.repeat(32)}.wav`;
  const ask = (tier: 'Expedited' | 'Standard' | 'Bulk' = 'Bulk') =>
    restore.restore(ref, { days: 3, tier, ...by });
  const play = () => player.play(ref, { ttlMinutes: 5, purpose: 'play', ...by });

  beforeAll(async () => {
    database = await createWingDatabase([...RECORDINGS_ENTITIES], [...RECORDINGS_MIGRATIONS]);
    bucket = await newTestBucket();
    const until = new Date(Date.now() + 3 * 86_400_000).toUTCString();
    const told: Record<Phase, Record<string, string>> = {
      archived: {},
      ongoing: { 'x-amz-restore': 'ongoing-request="true"' },
      ready: { 'x-amz-restore': `ongoing-request="false", expiry-date="${until}"` },
    };
    proxy = await startFaultProxy(bucket.connection.endpoint!, ({ method, url }) => {
      if (method === 'HEAD')
        return {
          status: 200,
          headers: { 'x-amz-storage-class': 'DEEP_ARCHIVE', 'content-length': '10', ...told[phase] },
        };
      if (method === 'POST' && url?.includes('restore')) {
        if (unsupported) return { status: 501, code: 'NotImplemented' };
        if (phase === 'ongoing') return { status: 409, code: 'RestoreAlreadyInProgress' };
        phase = 'ongoing';
        return { status: 202 };
      }
      return method === 'GET' && phase !== 'ready' ? { status: 403, code: 'InvalidObjectState' } : null;
    });
    const ring = new DataKeyRing(
      new TypeOrmDataKeyStore(database.database),
      new MasterKeys([randomBytes(32)]),
    );
    const location = {
      ...{ id: randomUUID(), workspaceId: ref.workspaceId, bucket: bucket.connection.bucket },
      ...{ region: 'us-east-1', endpoint: proxy.endpoint, prefix: 'voicekeep', enforcesSha256: false },
      state: 'active' as const,
    };
    const store = new S3ObjectStoreFactory(testGuard()).open({
      ...bucket.connection,
      endpoint: proxy.endpoint,
    });
    class OneStore extends ObjectStores {
      override open = (): Promise<OpenLocation> => Promise.resolve({ location, store });
      override openCurrent = (): Promise<OpenLocation> => this.open();
      override pause = (): Promise<void> => Promise.resolve();
    }
    class NoPolicy extends WorkspaceStorage {
      override policy = (): Promise<null> => Promise.resolve(null);
      override wasEnabledAt = (): Promise<boolean> => Promise.resolve(true);
    }
    const stores = new OneStore();
    archive = new SqlArchiveBook(database.database);
    const recordings = new TypeOrmRecordings(database.database, new EnvelopeCellCipher(ring), systemClock);
    restore = new RestoreDesk({ recordings, stores, archive, audit, clock: systemClock });
    player = new PlaybackDesk({
      ...{ recordings, archive, stores, audit, clock: systemClock, storage: new NoPolicy() },
      sourceDeletions: new SqlSourceDeletions(database.database, systemClock),
      transactions: database.database,
      bell: { audible: false, copy: () => undefined, cleanUp: () => undefined },
      index: new EnvelopeBlindIndex(ring),
      publicUrl: 'https://here.example',
    });
    watch = new RestoreWatch(stores, new SqlStoredAudio(database.database));
    await store.put(key, { bytes: BYTES }, describeBytes(BYTES));
    await database.database.query(
      `INSERT INTO vk_recordings (workspace_id, id, recording_sid, account_sid, call_sid, kind, source, state,
         source_created_at, location_id, object_key, bytes, duration_seconds, stored_at, on_twilio, created_at)
       VALUES (?, ?, ?, 'AC', 'CA', 'call', 'DialVerb', 'cleaned', NOW(), ?, ?, ?, 60, NOW(), 0, NOW())`,
      [ref.workspaceId, ref.id, `RE${'a'.repeat(32)}`, location.id, key, BYTES.length],
    );
  });
  beforeEach(async () => {
    phase = 'archived';
    unsupported = false;
    await database.database.query('DELETE FROM vk_restores');
  });
  afterAll(async () => {
    proxy.close();
    await bucket.drop();
    await database.drop();
  });

  it('does not play, and says that it has to be restored first', async () => {
    await expect(play()).rejects.toMatchObject({
      kind: 'conflict',
      code: 'recording.archived',
      details: { storageClass: 'DEEP_ARCHIVE' },
    });
  });

  it('is asked back with days and tier, tells when it will be there, and plays once it is', async () => {
    const asked = await ask();
    expect(asked).toMatchObject({ state: 'restoring', tier: 'Bulk', days: 3, readyUntil: null });
    const hours = (Date.parse(asked.expectedAt) - Date.parse(asked.requestedAt)) / 3_600_000;
    expect(hours).toBe(48);
    await expect(play()).rejects.toMatchObject({
      code: 'recording.restoring',
      details: { expectedAt: asked.expectedAt },
    });
    await watch.look(new AbortController().signal);
    expect((await archive.facts(ref.workspaceId, [ref.id])).get(ref.id)?.restore?.readyUntil).toBeNull();
    phase = 'ready';
    await watch.look(new AbortController().signal);
    const facts = (await archive.facts(ref.workspaceId, [ref.id])).get(ref.id);
    expect(facts).toMatchObject({ storageClass: 'DEEP_ARCHIVE', restore: { tier: 'Bulk' } });
    expect(facts?.restore?.readyUntil?.getTime()).toBeGreaterThan(Date.now());
    const { url, source } = await play();
    expect(source).toBe('s3');
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(BYTES);
    expect(audit.entries.some(({ action }) => action === 'recording.restore_requested')).toBe(true);
  });

  it('takes a second wish while the first is under way', async () => {
    await ask();
    expect(await ask()).toMatchObject({ state: 'restoring' });
  });

  it('refuses Expedited, which Deep Archive does not offer', async () => {
    await expect(ask('Expedited')).rejects.toMatchObject({ code: 'recording.restore_tier' });
  });

  it('says so where the store knows no restore', async () => {
    unsupported = true;
    await expect(ask()).rejects.toMatchObject({ code: 'storage.restore_unsupported' });
  });
});
