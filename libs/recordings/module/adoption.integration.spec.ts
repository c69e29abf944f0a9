import { errors } from '@voicekeep/shared/errors';
import type { WingDatabase } from '@voicekeep/shared/testing';
import type { StoragePolicy } from '@voicekeep/storage/domain';
import { describeBytes } from '@voicekeep/storage/testing';
import { CallReleaser } from '@voicekeep/recordings/workflow';
import { wav } from './testing/one-recording';
import { setScene, workspaceId } from './testing/scene';
import { createTestDatabase } from './testing/test-database';

jest.setTimeout(60_000);

const never = new AbortController().signal;

describe('a recording that Twilio wrote into the bucket itself', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());

  /** Twilio says completed, has no media, and wrote `file` (none with null). */
  const scene = async (file: Buffer | null = wav(3), change: Partial<StoragePolicy> = {}) => {
    const set = await setScene(made.database, { externalPrefix: 'voice-recordings', ...change });
    const prefix = set.policy.externalPrefix ? `${set.policy.externalPrefix}/` : '';
    const key = `${prefix}${set.source.accountSid}/${set.sid}`;
    set.source.hasMedia = false;
    const write = (bytes: Buffer) => set.store.put(key, { bytes }, describeBytes(bytes));
    if (file) await write(file);
    const run = () => set.archiver().run(set.ref, never);
    const deletion = () => set.sourceDeletions.find(set.ref);
    const removals = () => set.objectDeletions.countOpen(workspaceId);
    const openBefore = await removals();
    const orders = async (): Promise<number> => (await removals()) - openBefore;
    return { ...set, key, write, run, deletion, orders };
  };

  it.each([
    ['under a prefix', 'voice-recordings'],
    ['at the root of the bucket', ''],
  ])('is adopted where it lies, %s: nothing is written, ordered or asked of Twilio', async (_, prefix) => {
    const { run, now, keys, key, attempts, ref, deletion, orders, source } = await scene(wav(3), {
      externalPrefix: prefix,
    });
    expect(await run()).toBe('stored');
    expect(await now()).toMatchObject({
      ...{ state: 'stored', objectKey: key, writtenBy: 'twilio', onTwilio: false, deletionBarred: null },
      ...{ verifiedHow: 'read-back', contentType: 'audio/x-wav', lastErrorCode: null, channels: 1 },
    });
    expect(await keys()).toEqual([key]);
    expect((await attempts.of(ref)).map(({ state }) => state)).toEqual(['swept']);
    expect([await deletion(), await orders(), source.deletions]).toEqual([null, 0, 0]);
  });

  it('is proven again when the worker died between adoption and proof', async () => {
    const { run, now, key, deletion, clock, ref } = await scene();
    await run();
    const died = `UPDATE vk_recordings SET state = 'copied', stored_at = NULL, next_attempt_at = ? WHERE id = ?`;
    await made.database.query(died, [clock.now(), ref.id]);
    expect(await run()).toBe('stored');
    expect(await now()).toMatchObject({ state: 'stored', objectKey: key, writtenBy: 'twilio' });
    expect(await deletion()).toBeNull();
  });

  it('is looked for at Twilio again when it vanished between adoption and proof', async () => {
    const { run, now, key, store, clock, ref, source, pass, orders } = await scene();
    await run();
    const died = `UPDATE vk_recordings SET state = 'copied', stored_at = NULL, next_attempt_at = ? WHERE id = ?`;
    await made.database.query(died, [clock.now(), ref.id]);
    await store.delete(key);
    expect(await run()).toBe('waiting');
    expect(await now()).toMatchObject({
      ...{ state: 'queued', objectKey: null, writtenBy: 'voicekeep', onTwilio: true },
      lastErrorCode: 'storage.copy_missing',
    });
    source.hasMedia = true;
    pass(60_000);
    expect(await run()).toBe('stored');
    expect(await now()).toMatchObject({ state: 'cleaning', writtenBy: 'voicekeep' });
    expect(await orders()).toBe(0);
  });

  it('is not looked for while the prefix is not set', async () => {
    const { run, now, write } = await scene(null, { externalPrefix: null });
    await write(wav(3));
    expect(await run()).toBe('waiting');
    expect(await now()).toMatchObject({ state: 'queued', lastErrorCode: 'source.not_ready' });
  });

  it('is waited for, and after a quarter of an hour its place is named as the trouble', async () => {
    const { run, now, write, pass, clock } = await scene(null);
    clock.at = new Date('2026-03-01T10:05:00Z');
    await made.database.query('UPDATE vk_recordings SET next_attempt_at = ?', [clock.now()]);
    expect(await run()).toBe('waiting');
    expect((await now()).lastErrorCode).toBe('source.not_ready');
    pass(20 * 60_000);
    expect(await run()).toBe('waiting');
    expect((await now()).lastErrorCode).toBe('source.external_missing');
    await write(wav(3));
    pass(20 * 60_000);
    expect(await run()).toBe('stored');
    expect(await now()).toMatchObject({ writtenBy: 'twilio', lastErrorCode: null });
  });

  it.each([
    ['no audio at all', Buffer.from('<html>'), 'source.not_audio'],
    ['cut short', wav(3).subarray(0, 20_000), 'source.truncated'],
  ])('is not adopted when it is %s', async (_, file, code) => {
    const { run, now, keys, key } = await scene(file);
    expect(await run()).toBe('waiting');
    expect(await now()).toMatchObject({ state: 'queued', lastErrorCode: code, writtenBy: 'voicekeep' });
    expect(await keys()).toEqual([key]);
  });

  it('is adopted with a flag when it is shorter than Twilio says', async () => {
    const { run, now } = await scene(wav(9));
    expect(await run()).toBe('stored');
    expect(await now()).toMatchObject({
      ...{ state: 'stored', deletionBarred: 'source.duration_mismatch', writtenBy: 'twilio' },
      lastErrorCode: 'source.duration_mismatch',
    });
  });

  it('does not hold up the bucket when the key may not read it', async () => {
    const { run, now, store, paused } = await scene();
    store.head = async () => {
      throw errors.invalid('storage.missing_permission', 'No.');
    };
    expect(await run()).toBe('waiting');
    expect(await now()).toMatchObject({ state: 'queued', lastErrorCode: 'source.external_forbidden' });
    expect(paused).toEqual([]);
  });

  it('is adopted rather than lost when somebody deleted its metadata at Twilio', async () => {
    const { run, now, source } = await scene();
    source.deleted = true;
    expect(await run()).toBe('stored');
    expect(await now()).toMatchObject({ writtenBy: 'twilio', onTwilio: false });
  });

  it('is left to whoever took it over while it was read', async () => {
    const { run, now, store, ref, recordings, keys, key } = await scene();
    const get = store.get.bind(store);
    store.get = async (...asked) => {
      await recordings.move(ref, ['copying'], 'deleted', { nextAttemptAt: null });
      return get(...asked);
    };
    expect(await run()).toBe('lost-claim');
    expect(await now()).toMatchObject({ state: 'deleted', writtenBy: 'voicekeep' });
    expect(await keys()).toContain(key);
  });

  it.each(['leftover', 'call_log'] as const)(
    'is not removed even by an order of the kind %s for its key',
    async (reason) => {
      const { run, key, keys, ref, objectDeletions, remover, clock } = await scene();
      await run();
      const { locationId } = await made.database.manager
        .query('SELECT location_id AS locationId FROM vk_recordings WHERE id = ?', [ref.id])
        .then((rows: { locationId: string }[]) => rows[0]!);
      const order = { workspaceId, recordingId: ref.id, attempt: 1, locationId, objectKey: key, reason };
      await objectDeletions.decide(order, clock.now());
      for (const removal of await objectDeletions.due(clock.now(), 100)) await remover.run(removal, never);
      expect(await keys()).toContain(key);
    },
  );

  it.each([
    ['off', false, 'stored'],
    ['on', true, 'deleted'],
  ])('stays when its call is deleted with the toggle %s', async (_, deleteWithCallLog, state) => {
    const set = await scene(wav(3), { deleteWithCallLog });
    const { run, now, keys, key, deletion, orders } = set;
    await run();
    const callLogId = `${set.ref.id.slice(0, 35)}z`;
    await set.recordings.note(set.ref, { callLogId });
    const released = await set.transactions.run(() =>
      new CallReleaser({ ...set }).release(workspaceId, [callLogId]),
    );
    expect(released).toEqual({ recordings: 1, filesToRemove: 0, filesOfTwilio: 1 });
    expect(await now()).toMatchObject({ state, callLogId: null, writtenBy: 'twilio' });
    expect([await keys(), await deletion(), await orders()]).toEqual([[key], null, 0]);
  });
});
