import { createHash } from 'node:crypto';
import { newId } from '@voicekeep/shared/kernel';
import type { StoragePolicy } from '@voicekeep/storage/domain';
import type { Recording } from '@voicekeep/recordings/domain';
import { wav } from './testing/one-recording';
import { locationId, setScene, workspaceId } from './testing/scene';
import type { WingDatabase } from '@voicekeep/shared/testing';
import { createTestDatabase } from './testing/test-database';

jest.setTimeout(60_000);

const never = new AbortController().signal;

describe('a recording on its way', () => {
  let made: WingDatabase;

  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());

  const scene = (change: Partial<StoragePolicy> = {}) => setScene(made.database, change);

  it('is stored, verified and then deleted at Twilio', async () => {
    const { archiver, purger, ref, now, source, keys, reached } = await scene();
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
    expect([...new Set(reached)].join(' ')).toBe('C4 C5 C6 C7 C8 C9 C10 C11 C12 C13 C14 C15');
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
    const { attempts, store, source, reached } = rest;
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
    for (const removal of await objectDeletions.due(clock.now(), 10)) await remover.run(removal, never);
    expect(await keys()).toEqual([(await now()).objectKey]);
    expect(reached).toContain('C16');
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
