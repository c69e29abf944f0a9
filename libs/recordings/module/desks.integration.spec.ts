import type { StoragePolicy } from '@voicekeep/storage/domain';
import { setScene } from './testing/scene';
import type { WingDatabase } from '@voicekeep/shared/testing';
import { createTestDatabase } from './testing/test-database';

const never = new AbortController().signal;
const by = { actor: { kind: 'user' as const, id: 'u1', displayName: 'U', grants: [] }, requestId: 'r1' };
const wish = { ...by, ttlMinutes: 5, purpose: 'play' as const };

describe('hearing a recording', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());
  const stored = async (change: Partial<StoragePolicy>) => {
    const scene = await setScene(made.database, change);
    expect(await scene.archiver().run(scene.ref, never)).toBe('stored');
    return scene;
  };

  it.each([
    ['kept at Twilio', false, 'stored'],
    ['about to be deleted at Twilio', true, 'cleaning'],
  ])('plays Twilio and copies again when the bucket lost one %s', async (_, deleteTwilioCopy, state) => {
    const { player, archiver, purger, ref, now, keys, store, source } = await stored({ deleteTwilioCopy });
    const [key] = await keys();
    await store.delete(key!);
    expect(await now()).toMatchObject({ state });
    expect(await player.play(ref, wish)).toMatchObject({ source: 'twilio' });
    expect(await now()).toMatchObject({ state: 'queued', lastErrorCode: 'recording.missing_in_bucket' });
    expect(await purger.run(ref, never)).toBe('idle');
    expect(source.deletions).toBe(0);
    expect(await archiver().run(ref, never)).toBe('stored');
    expect(await player.play(ref, wish)).toMatchObject({ source: 's3' });
    expect(await now()).toMatchObject({ state, lastErrorCode: null });
  });

  it('only flags it and plays Twilio while storage is switched off', async () => {
    const { player, ref, now, keys, store, policy } = await stored({ deleteTwilioCopy: false });
    const [key] = await keys();
    await store.delete(key!);
    Object.assign(policy, { enabled: false });
    expect(await player.play(ref, wish)).toMatchObject({ source: 'twilio' });
    expect(await now()).toMatchObject({ state: 'stored', lastErrorCode: 'recording.missing_in_bucket' });
  });

  it('takes the mono form through the proxy where Twilio has no dual one', async () => {
    const { player, media, ref, recordings, source } = await setScene(made.database);
    source.dual = false;
    await recordings.note(ref, { channels: 2 });
    const { url } = await player.play(ref, wish);
    const answer = await media.open(ref, url.split('/').at(-1)!, undefined, never);
    expect(answer).toMatchObject({ status: 200, headers: { 'Content-Length': String(source.file.length) } });
    expect(source.asked).toEqual([2, 1]);
    answer.body.destroy();
  });

  it('says what to do when neither place has it', async () => {
    const { player, purger, ref, keys, store } = await stored({});
    expect(await purger.run(ref, never)).toBe('deleted');
    const [key] = await keys();
    await store.delete(key!);
    await expect(player.play(ref, wish)).rejects.toMatchObject({ code: 'recording.missing_in_bucket' });
  });

  it('retries a lost recording only if Twilio has it after all', async () => {
    const { archiver, desk, ref, now, source, pass } = await setScene(made.database);
    source.deleted = true;
    pass(86_400_000);
    expect(await archiver().run(ref, never)).toBe('ended');
    expect(await now()).toMatchObject({ state: 'lost', onTwilio: false });
    await expect(desk.retry(ref, by)).rejects.toMatchObject({ code: 'recording.not_at_source' });
    expect(await now()).toMatchObject({ state: 'lost', onTwilio: false });
    source.deleted = false;
    expect(await desk.retry(ref, by)).toMatchObject({ state: 'queued', onTwilio: true });
    expect(await archiver().run(ref, never)).toBe('stored');
  });
});
