import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { DataKeyRing, EnvelopeBlindIndex, EnvelopeCellCipher, MasterKeys } from '@voicekeep/shared/crypto';
import { errors } from '@voicekeep/shared/errors';
import { newId } from '@voicekeep/shared/kernel';
import { TypeOrmDataKeyStore, type Database } from '@voicekeep/shared/persistence';
import type { StoragePolicy } from '@voicekeep/storage/domain';
import { InMemoryObjectStore } from '@voicekeep/storage/testing';
import type { SourceMedia, SourceRecording } from '@voicekeep/telephony/domain';
import { noCrashPoints, type Recording } from '@voicekeep/recordings/domain';
import {
  SqlCopyAttempts,
  SqlMigrationRuns,
  SqlObjectDeletions,
  SqlPeaksShelf,
  SqlSourceDeletions,
  SqlTombstones,
  TypeOrmRecordings,
} from '@voicekeep/recordings/persistence';
import {
  CopyVerifier,
  ObjectRemover,
  RecordingArchiver,
  RecordingFetcher,
  RecordingRegister,
  SourcePurger,
} from '@voicekeep/recordings/workflow';
import { createTestDatabase, type TestDatabase } from './testing/test-database';

jest.setTimeout(60_000);

const workspaceId = newId();
const never = new AbortController().signal;

function wav(seconds: number, channels = 1): Buffer {
  const data = randomBytes(seconds * 16_000 * channels);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(16_000 * channels, 28);
  head.writeUInt16LE(2 * channels, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** A source with one recording whose behaviour a test may bend. */
class OneRecording {
  readonly accountSid = `AC${'0'.repeat(32)}`;
  file = wav(3);
  /** Its metadata's word on its length. */
  saysSeconds = 3;
  send: (file: Buffer) => { bytes: Buffer; announced: number | null } = (bytes) => ({
    bytes,
    announced: bytes.length,
  });
  dual = true;
  deleted = false;
  deletions = 0;
  atDelete: () => void = () => undefined;
  asked: number[] = [];

  async recording(recordingSid: string, { includeDeleted = false } = {}): Promise<SourceRecording | null> {
    if (this.deleted && !includeDeleted) return null;
    return {
      ...seen(recordingSid),
      status: this.deleted ? 'deleted' : 'completed',
      durationSeconds: this.saysSeconds,
    };
  }
  async recordings() {
    return { items: [], nextPage: null };
  }
  async call() {
    return null;
  }
  async calls() {
    return { items: [], nextPage: null };
  }
  async download(_sid: string, { channels }: { channels: 1 | 2 }): Promise<SourceMedia | null> {
    this.asked.push(channels);
    if (this.deleted) return null;
    if (channels === 2 && !this.dual) throw errors.invalid('telephony.no_dual_channel', 'Mono only.');
    const { bytes, announced } = this.send(this.file);
    return {
      body: Readable.from([bytes]),
      contentType: 'audio/x-wav',
      sizeBytes: announced,
      contentRange: null,
    };
  }
  async delete(): Promise<'deleted' | 'not-found'> {
    this.deletions += 1;
    if (this.deleted) return 'not-found';
    this.atDelete();
    this.deleted = true;
    return 'deleted';
  }
}

const seen = (recordingSid: string): SourceRecording => ({
  ...{ recordingSid, accountSid: `AC${'0'.repeat(32)}`, callSid: `CA${'1'.repeat(32)}`, status: 'completed' },
  ...{ source: 'DialVerb', channels: 1, durationSeconds: 3, startedAt: null, errorCode: null },
  ...{ createdAt: new Date('2026-03-01T10:00:00Z'), encryptionDetails: null },
});

describe('a recording on its way', () => {
  let made: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    made = await createTestDatabase();
    database = made.database;
  });
  afterAll(() => made.drop());

  const locationId = newId();
  async function scene(change: Partial<StoragePolicy> = {}) {
    const clock = { at: new Date('2026-03-01T12:00:00Z'), now: () => clock.at };
    const pass = (ms: number): void => void (clock.at = new Date(clock.at.getTime() + ms));
    const ring = new DataKeyRing(new TypeOrmDataKeyStore(database), new MasterKeys([Buffer.alloc(32, 1)]));
    const recordings = new TypeOrmRecordings(database, new EnvelopeCellCipher(ring), clock);
    const source = new OneRecording();
    const store = new InMemoryObjectStore();
    const policy: StoragePolicy = {
      ...{ enabled: true, locationId, keyTemplate: null, verification: 'auto', audioFormat: 'wav' },
      ...{
        playback: 'signed',
        deleteTwilioCopy: true,
        deleteTwilioCopyAfterHours: 0,
        deleteWithCallLog: false,
      },
      scope: { from: null, numbers: [], kinds: [] },
      ...change,
    };
    const location = {
      ...{ id: locationId, workspaceId, bucket: 'b', region: 'r', endpoint: null, prefix: 'p' },
      ...{ enforcesSha256: false, state: 'active' as const },
    };
    const paused: string[] = [];
    const stores = {
      open: async () => ({ location, store }),
      openCurrent: async () => ({ location, store }),
      pause: async (_w: string, _l: string, code: string) => void paused.push(code),
    };
    const storage = { policy: async () => policy, wasEnabledAt: async () => true };
    const sources = { open: async () => source };
    const callLogs = {
      record: async () => null,
      ensure: async () => ({ id: newId(), complete: true }),
      numbers: async () => null,
    };
    const bell = { copy: () => undefined, cleanUp: () => undefined, audible: false };
    const tombstones = new SqlTombstones(database, new EnvelopeBlindIndex(ring));
    const register = new RecordingRegister({ recordings, tombstones, callLogs, storage, bell, clock });
    const attempts = new SqlCopyAttempts(database);
    const objectDeletions = new SqlObjectDeletions(database, clock);
    const sourceDeletions = new SqlSourceDeletions(database, clock);
    const spool = { open: () => Promise.reject(new Error('no spool')), wipe: () => Promise.resolve() };
    const archiver = (): RecordingArchiver =>
      new RecordingArchiver({
        ...{
          owner: newId(),
          recordings,
          attempts,
          objectDeletions,
          sourceDeletions,
          storage,
          stores,
          sources,
        },
        ...{
          runs: new SqlMigrationRuns(database),
          peaks: new SqlPeaksShelf(database),
          register,
          bell,
          clock,
        },
        workspaces: { exists: async () => true, ids: async () => [workspaceId] },
        ...{ fetcher: new RecordingFetcher(spool), verifier: new CopyVerifier(), transactions: database },
        crash: noCrashPoints,
      });
    const purger = new SourcePurger({
      ...{
        deletions: sourceDeletions,
        recordings,
        storage,
        stores,
        sources,
        bell,
        clock,
        crash: noCrashPoints,
      },
      ...{ verifier: new CopyVerifier(), transactions: database },
    });
    const remover = new ObjectRemover({
      ...{ deletions: objectDeletions, attempts, recordings, stores, clock, crash: noCrashPoints },
    });
    const sid = `RE${randomBytes(16).toString('hex')}`;
    const entered = await register.enter(workspaceId, seen(sid), clock.now());
    const ref = { workspaceId, id: entered!.id };
    const now = async (): Promise<Recording> => (await recordings.find(ref))!;
    const keys = async (): Promise<string[]> => (await store.list('')).keys.map(({ key }) => key);
    return {
      ...{
        clock,
        pass,
        recordings,
        source,
        store,
        policy,
        archiver,
        purger,
        remover,
        ref,
        now,
        keys,
        register,
        sid,
      },
      ...{ objectDeletions, sourceDeletions, attempts, paused },
    };
  }

  it('is stored, verified and then deleted at Twilio', async () => {
    const { archiver, purger, ref, now, source, keys } = await scene();
    expect(await archiver().run(ref, never)).toBe('stored');
    expect(await now()).toMatchObject({
      state: 'cleaning',
      onTwilio: true,
      verifiedHow: 'read-back',
      attempt: 1,
    });
    expect(await purger.run(ref, never)).toBe('deleted');
    expect(await now()).toMatchObject({ state: 'cleaned', onTwilio: false });
    expect([source.deletions, (await keys()).length]).toEqual([1, 1]);
  });

  it('is not stored when Twilio sends only a part, announced or not', async () => {
    const { archiver, ref, now, source, keys, pass } = await scene();
    source.send = (file) => ({ bytes: file.subarray(0, 9000), announced: file.length });
    expect(await archiver().run(ref, never)).toBe('waiting');
    expect(await now()).toMatchObject({ state: 'queued', lastErrorCode: 'source.truncated', tries: 1 });
    source.send = (file) => ({ bytes: file.subarray(0, 9000), announced: null });
    pass(60_000);
    expect(await archiver().run(ref, never)).toBe('waiting');
    expect(await keys()).toEqual([]);
    source.send = (bytes) => ({ bytes, announced: null });
    pass(60_000);
    expect(await archiver().run(ref, never)).toBe('stored');
    expect((await keys())[0]).toMatch(/\/a3\/RE/);
  });

  it('is kept on both sides when its length is not what Twilio says', async () => {
    const { archiver, purger, ref, now, source } = await scene();
    source.file = wav(8);
    expect(await archiver().run(ref, never)).toBe('stored');
    expect(await now()).toMatchObject({
      state: 'stored',
      deletionBarred: 'source.duration_mismatch',
      onTwilio: true,
    });
    expect(await purger.run(ref, never)).toBe('idle');
    expect(source.deletions).toBe(0);
  });

  it('stays at Twilio when the toggle is switched off between decision and deletion', async () => {
    const { archiver, purger, ref, now, source, policy } = await scene();
    await archiver().run(ref, never);
    Object.assign(policy, { deleteTwilioCopy: false });
    expect(await purger.run(ref, never)).toBe('withdrawn');
    expect(await now()).toMatchObject({ state: 'stored', onTwilio: true });
    expect(source.deletions).toBe(0);
  });

  it('is copied again and not deleted when the bucket lost or changed it meanwhile', async () => {
    const { archiver, purger, ref, now, source, store, keys } = await scene();
    await archiver().run(ref, never);
    const [key] = await keys();
    const bytes = wav(3);
    await store.delete(key!);
    expect(await purger.run(ref, never)).toBe('copy-again');
    expect(await now()).toMatchObject({ state: 'queued', lastErrorCode: 'storage.object_missing' });
    await archiver().run(ref, never);
    await store.put(
      (await now()).objectKey!,
      { bytes },
      {
        ...{ sizeBytes: bytes.length, contentType: 'audio/x-wav', metadata: {} },
        sha256: createHash('sha256').update(bytes).digest('hex'),
        md5: createHash('md5').update(bytes).digest('hex'),
      },
    );
    expect(await purger.run(ref, never)).toBe('copy-again');
    expect(source.deletions).toBe(0);
  });

  it('is judged by the metadata at Twilio where a webhook gave another length', async () => {
    const { archiver, ref, now, source } = await scene();
    source.file = wav(8);
    source.saysSeconds = 8;
    expect(await archiver().run(ref, never)).toBe('stored');
    expect(await now()).toMatchObject({ state: 'cleaning', deletionBarred: null, durationSeconds: 8 });
  });

  it('fails when its download breaks off for a whole day', async () => {
    const { archiver, ref, now, source, pass } = await scene();
    source.send = (file) => ({ bytes: file.subarray(0, 9000), announced: file.length });
    for (let hour = 0; hour < 25; hour += 1) {
      expect(await archiver().run(ref, never)).toBe('waiting');
      pass(3_600_000);
    }
    expect(await archiver().run(ref, never)).toBe('ended');
    expect(await now()).toMatchObject({ state: 'failed', lastErrorCode: 'source.truncated' });
  });

  it('fails when the bucket disproves every copy for a whole day', async () => {
    const { archiver, ref, now, store, pass } = await scene();
    store.get = async () => null;
    for (let hour = 0; hour < 25; hour += 1) {
      expect(await archiver().run(ref, never)).toBe('waiting');
      pass(3_600_000);
    }
    expect(await archiver().run(ref, never)).toBe('ended');
    expect(await now()).toMatchObject({ state: 'failed', lastErrorCode: 'storage.copy_missing' });
  });

  it('does not fail at its first error, however long it waited for its turn', async () => {
    const { archiver, ref, now, source, pass } = await scene();
    pass(5 * 86_400_000);
    source.send = (file) => ({ bytes: file.subarray(0, 9000), announced: file.length });
    expect(await archiver().run(ref, never)).toBe('waiting');
    pass(60_000);
    expect(await archiver().run(ref, never)).toBe('waiting');
    expect(await now()).toMatchObject({ state: 'queued', tries: 2 });
  });

  it('takes the mono form where Twilio has no dual one', async () => {
    const { archiver, ref, recordings, source, now } = await scene();
    source.dual = false;
    await recordings.note(ref, { channels: 2 });
    expect(await archiver().run(ref, never)).toBe('stored');
    expect(source.asked).toEqual([2, 1]);
    expect(await now()).toMatchObject({ channels: 1 });
  });

  it('counts as gone when Twilio finds nothing and its metadata says deleted', async () => {
    const { archiver, purger, ref, now, source } = await scene();
    await archiver().run(ref, never);
    source.deleted = true;
    expect(await purger.run(ref, never)).toBe('deleted');
    expect(await now()).toMatchObject({ state: 'cleaned', onTwilio: false });
  });

  it('begins a new attempt after a death between put and fact, and the old key is swept', async () => {
    const { archiver, ref, now, keys, recordings, pass, objectDeletions, remover, clock, ...rest } =
      await scene();
    const { attempts, store, source } = rest;
    const claimed = await recordings.claim(
      ref,
      newId(),
      clock.now(),
      new Date(clock.now().getTime() + 30_000),
    );
    // What a dead worker leaves: an intent, an object, and a claim that runs out.
    await leaveAttempt(claimed!);
    expect(await keys()).toHaveLength(1);
    expect(await archiver().run(ref, never)).toBe('idle');
    pass(30_001);
    expect(await archiver().run(ref, never)).toBe('stored');
    expect(await now()).toMatchObject({ attempt: 2 });
    expect(await keys()).toHaveLength(2);
    pass(16 * 60_000);
    for (const id of await objectDeletions.due(clock.now(), 10)) await remover.run(id);
    expect(await keys()).toEqual([(await now()).objectKey]);
    expect((await attempts.of(ref)).map(({ state }) => state)).toEqual(['swept', 'kept']);

    async function leaveAttempt(recording: Recording): Promise<void> {
      const objectKey = `p/${workspaceId}/2026/03/01/${recording.recordingSid}.wav`;
      await recordings.fact(recording, 'queued', 'copying', {
        attempt: 1,
        locationId,
        objectKey,
        keyDay: '2026-03-01',
      });
      await attempts.begin({ ...ref, attempt: 1, locationId, objectKey }, clock.now());
      const bytes = source.file;
      await store.put(
        objectKey,
        { bytes },
        {
          ...{ sizeBytes: bytes.length, contentType: 'audio/x-wav', metadata: {} },
          sha256: createHash('sha256').update(bytes).digest('hex'),
          md5: createHash('md5').update(bytes).digest('hex'),
        },
      );
    }
  });

  it('takes no fact from a worker whose claim another took over', async () => {
    const { ref, recordings, clock, pass, now } = await scene();
    const until = (): Date => new Date(clock.now().getTime() + 30_000);
    const first = await recordings.claim(ref, newId(), clock.now(), until());
    expect(await recordings.claim(ref, newId(), clock.now(), until())).toBeNull();
    pass(30_001);
    const second = await recordings.claim(ref, newId(), clock.now(), until());
    expect(await recordings.fact(first!, 'queued', 'copying', { attempt: 1 })).toBe(false);
    expect(await recordings.renew(first!, until())).toBe(false);
    expect(await recordings.fact(second!, 'queued', 'copying', { attempt: 1 })).toBe(true);
    expect(await now()).toMatchObject({ state: 'copying', generation: second!.generation });
  });

  it('goes back to Twilio when storage was switched off before its turn', async () => {
    const { archiver, ref, now, policy } = await scene();
    Object.assign(policy, { enabled: false });
    expect(await archiver().run(ref, never)).toBe('ended');
    expect(await now()).toMatchObject({ state: 'on_twilio', nextAttemptAt: null });
  });
});
