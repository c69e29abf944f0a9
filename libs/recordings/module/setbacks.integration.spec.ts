import { errors } from '@voicekeep/shared/errors';
import type { WingDatabase } from '@voicekeep/shared/testing';
import type { StoragePolicy } from '@voicekeep/storage/domain';
import { newId } from '@voicekeep/shared/kernel';
import { describeBytes } from '@voicekeep/storage/testing';
import { locationId, setScene, workspaceId } from './testing/scene';
import { createTestDatabase } from './testing/test-database';

jest.setTimeout(60_000);

const someone = { actor: { kind: 'user' as const, id: 'u1', displayName: 'U', grants: [] }, requestId: 'r1' };
const never = new AbortController().signal;
const bucketAway = errors.unavailable('storage.unavailable', 'The store has trouble.', { retryable: true });
const twilioAway = errors.unavailable('telephony.unavailable', 'No answer.', { retryable: true });

describe('a copy that does not succeed', () => {
  let made: WingDatabase;

  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());

  const scene = async (change: Partial<StoragePolicy> = {}) => {
    const set = await setScene(made.database, change);
    const sweep = async (): Promise<void> => {
      set.pass(16 * 60_000);
      for (const removal of await set.objectDeletions.due(set.clock.now(), 100))
        await set.remover.run(removal, never);
    };
    const run = () => set.archiver().run(set.ref, never);
    return { ...set, sweep, run };
  };

  it('keeps what its attempts left until a copy is proven, and nothing of it after that', async () => {
    const { run, now, keys, store, sweep } = await scene();
    const get = store.get.bind(store);
    store.get = async () => null;
    expect(await run()).toBe('waiting');
    expect([(await now()).state, (await keys()).length]).toEqual(['queued', 1]);
    store.get = get;
    await sweep();
    expect(await keys()).toHaveLength(1);
    expect(await run()).toBe('stored');
    await sweep();
    expect(await keys()).toEqual([(await now()).objectKey]);
  });

  it('keeps what it left in the bucket when it fails for good, until a person had it copied', async () => {
    const { run, now, keys, store, sweep, desk, ref } = await scene();
    const get = store.get.bind(store);
    store.get = async () => {
      throw errors.invalid('storage.store_refused', 'No.');
    };
    expect(await run()).toBe('ended');
    expect(await now()).toMatchObject({ state: 'failed', objectKey: null, locationId: null });
    await sweep();
    expect(await keys()).toHaveLength(1);
    store.get = get;
    await desk.retry(ref, someone);
    expect(await run()).toBe('stored');
    await sweep();
    expect(await keys()).toEqual([(await now()).objectKey]);
  });

  describe('whose worker died after its put', () => {
    /** An intent, an object of these bytes, and a claim that ran out. */
    const died = async (bytes?: (file: Buffer) => Buffer) => {
      const set = await scene();
      const { recordings, attempts, store, source, clock, ref, pass } = set;
      const lease = new Date(clock.now().getTime() + 30_000);
      const claimed = (await recordings.claim(ref, newId(), clock.now(), lease))!;
      const objectKey = `p/${workspaceId}/2026/03/01/${claimed.recordingSid}.wav`;
      const facts = { attempt: 1, locationId, objectKey, keyDay: '2026-03-01' };
      await recordings.fact(claimed, 'queued', 'copying', facts);
      await attempts.begin({ ...ref, attempt: 1, locationId, objectKey }, clock.now());
      pass(30_001);
      const land = async (): Promise<void> => {
        const metadata = {
          sha256: describeBytes(source.file).sha256,
          'recording-sid': claimed.recordingSid,
        };
        const kept = bytes?.(source.file) ?? source.file;
        await store.put(objectKey, { bytes: kept }, describeBytes(kept, metadata));
      };
      return { ...set, objectKey, land };
    };

    it('is found again in the bucket when Twilio has it no more', async () => {
      const { run, now, keys, source, sweep, land, objectKey } = await died();
      await land();
      source.deleted = true;
      expect(await run()).toBe('stored');
      expect(await now()).toMatchObject({ state: 'cleaning', objectKey, attempt: 2 });
      await sweep();
      expect(await keys()).toEqual([objectKey]);
    });

    it('is not made of an object that holds other bytes than were sent', async () => {
      const { run, now, source, land } = await died((file) => Buffer.from(file).fill(0, 50, 60));
      await land();
      source.deleted = true;
      expect(await run()).toBe('ended');
      expect(await now()).toMatchObject({ state: 'lost' });
    });

    it('is not swept because the bucket once said wrongly that there is nothing', async () => {
      const { run, now, keys, source, store, sweep, land, objectKey } = await died();
      source.deleted = true;
      expect(await run()).toBe('ended');
      await land();
      const head = store.head.bind(store);
      store.head = async () => null;
      await sweep();
      store.head = head;
      expect([(await now()).state, await keys()]).toEqual(['lost', [objectKey]]);
    });

    it('is found again when its put lands after all was given up', async () => {
      const { run, now, keys, source, sweep, land, objectKey } = await died();
      source.deleted = true;
      expect(await run()).toBe('ended');
      expect(await now()).toMatchObject({ state: 'lost' });
      await land();
      await sweep();
      expect(await now()).toMatchObject({ state: 'copied', objectKey });
      expect(await run()).toBe('stored');
      await sweep();
      expect(await keys()).toEqual([objectKey]);
    });
  });

  it('keeps a copy that was proven once until another is proven', async () => {
    const { run, now, keys, store, purger, ref, source, sweep, attempts } = await scene();
    await run();
    const head = store.head.bind(store);
    store.head = async () => null;
    expect(await purger.run(ref, never)).toBe('copy-again');
    store.head = head;
    source.send = (file) => ({ bytes: file.subarray(0, 9000), announced: file.length });
    expect(await run()).toBe('waiting');
    await sweep();
    expect(await keys()).toHaveLength(1);
    source.send = (bytes) => ({ bytes, announced: bytes.length });
    expect(await run()).toBe('stored');
    await sweep();
    expect(await keys()).toEqual([(await now()).objectKey]);
    expect((await attempts.of(ref)).map(({ state }) => state)).toEqual(['swept', 'swept', 'kept']);
  });

  it('is found again when the bucket was wrong to say it is gone and Twilio has it no more', async () => {
    const { run, now, store, purger, ref, source, keys, sweep } = await scene();
    await run();
    const first = await now();
    const head = store.head.bind(store);
    store.head = async () => null;
    expect(await purger.run(ref, never)).toBe('copy-again');
    store.head = head;
    source.deleted = true;
    expect(await run()).toBe('stored');
    const { objectKey, sha256, bytes, etag } = first;
    expect(await now()).toMatchObject({ state: 'cleaning', objectKey, sha256, bytes, etag });
    expect(await purger.run(ref, never)).toBe('deleted');
    await sweep();
    expect(await now()).toMatchObject({ state: 'cleaned', onTwilio: false });
    expect(await keys()).toEqual([objectKey]);
  });

  it('is not given up as lost while the bucket that may still hold it cannot be asked', async () => {
    const { run, now, store, purger, ref, source, pass } = await scene();
    await run();
    const { head, get } = { head: store.head.bind(store), get: store.get.bind(store) };
    store.head = async () => null;
    await purger.run(ref, never);
    store.head = head;
    source.deleted = true;
    store.get = async () => {
      throw bucketAway;
    };
    expect(await run()).toBe('waiting');
    store.get = get;
    pass(60_000);
    expect(await run()).toBe('stored');
    expect(await now()).toMatchObject({ state: 'cleaning' });
  });

  it('is lost only when Twilio finds neither media nor metadata twice', async () => {
    const { run, now, source, pass } = await scene();
    source.download = async () => null;
    source.recording = async () => null;
    expect(await run()).toBe('waiting');
    expect(await now()).toMatchObject({ state: 'queued', lastErrorCode: 'source.not_ready' });
    pass(60_000);
    expect(await run()).toBe('ended');
    expect(await now()).toMatchObject({ state: 'lost' });
  });

  describe('because its bucket is silent', () => {
    const silent = async () => {
      const set = await scene();
      const put = set.store.put.bind(set.store);
      set.store.put = async () => {
        throw bucketAway;
      };
      for (let failure = 0; failure < 5; failure += 1) {
        set.pass(31_000);
        expect(await set.run()).toBe('waiting');
      }
      return { ...set, recover: () => void (set.store.put = put) };
    };

    it('waits without using tries, and is not even claimed until it is its turn to ask', async () => {
      const { run, now, ref, traffic, recordings, clock } = await silent();
      expect(await now()).toMatchObject({ state: 'queued', tries: 4 });
      await recordings.note(ref, { nextAttemptAt: clock.now() });
      expect(await run()).toBe('idle');
      expect(traffic.backlog('copy', workspaceId)).toBe(0);
      const found = await recordings.due(clock.now(), 10, (id) => traffic.backlog('copy', id));
      expect(found).toEqual([]);
    });

    it('is due at once when the bucket answers another', async () => {
      const { run, now, recover, recordings, ref, clock, pass } = await silent();
      pass(31_000);
      await recordings.note(ref, { nextAttemptAt: new Date(clock.now().getTime() + 600_000) });
      recover();
      await recordings.hasten(workspaceId, 'storage.', clock.now());
      expect(await run()).toBe('stored');
      expect(await now()).toMatchObject({ state: 'cleaning', tries: 0 });
    });
  });

  it('because Twilio is silent waits without using tries', async () => {
    const { run, now, source, pass, traffic } = await scene();
    source.download = async () => {
      throw twilioAway;
    };
    for (let failure = 0; failure < 5; failure += 1) {
      pass(31_000);
      expect(await run()).toBe('waiting');
    }
    expect(await now()).toMatchObject({ tries: 4 });
    expect(traffic.backlog('copy', workspaceId)).toBe(0);
  });

  it('pauses a bucket that refuses the key only after the key was read once more', async () => {
    const { run, now, store, pass, paused } = await scene();
    store.put = async () => {
      throw errors.invalid('storage.secret_wrong', 'The secret does not belong to the key.');
    };
    expect(await run()).toBe('waiting');
    expect(paused).toEqual([]);
    pass(31_000);
    expect(await run()).toBe('waiting');
    expect(paused).toEqual(['storage.secret_wrong']);
    expect(await now()).toMatchObject({ state: 'queued', tries: 0 });
  });

  it('for lack of disk uses no try', async () => {
    const { run, now, source, pass } = await scene();
    source.send = (bytes) => ({ bytes, announced: 17 * 1024 * 1024 });
    for (let failure = 0; failure < 3; failure += 1) {
      expect(await run()).toBe('waiting');
      pass(31_000);
    }
    expect(await now()).toMatchObject({ state: 'queued', lastErrorCode: 'disk.full', tries: 0 });
  });

  describe('under a wrong clock', () => {
    const wrong = (at: Date): string => new Date(at.getTime() - 11 * 60_000).toUTCString();

    it('is not begun, and says why', async () => {
      const { run, now, skew, clock, keys } = await scene();
      skew.heard('twilio', wrong(clock.now()));
      expect(await run()).toBe('waiting');
      expect(await now()).toMatchObject({ state: 'queued', tries: 0, lastErrorCode: 'recording.clock_skew' });
      expect(await keys()).toEqual([]);
    });

    it('deletes nothing at Twilio', async () => {
      const { run, purger, ref, source, skew, clock } = await scene();
      await run();
      skew.heard('twilio', wrong(clock.now()));
      expect(await purger.run(ref, never)).toBe('waiting');
      expect(source.deletions).toBe(0);
    });

    it('keeps the Twilio copy for the hours that were set when the clock ran ahead by some minutes', async () => {
      const { run, purger, ref, source, skew, clock, pass } = await scene({ deleteTwilioCopyAfterHours: 1 });
      await run();
      const real = clock.now().getTime();
      pass(61 * 60_000);
      skew.heard('twilio', new Date(real + 56 * 60_000).toUTCString());
      expect(await purger.run(ref, never)).toBe('waiting');
      expect(source.deletions).toBe(0);
      pass(5 * 60_000);
      skew.heard('twilio', clock.now().toUTCString());
      expect(await purger.run(ref, never)).toBe('deleted');
    });
  });
});
