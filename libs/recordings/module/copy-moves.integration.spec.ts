import { randomBytes } from 'node:crypto';
import { errors } from '@voicekeep/shared/errors';
import type { WingDatabase } from '@voicekeep/shared/testing';
import { describeBytes } from '@voicekeep/storage/testing';
import { setMoveScene } from './testing/move-scene';
import { createTestDatabase } from './testing/test-database';

jest.setTimeout(60_000);

describe('moving recordings into the bucket in use', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());
  const setScene = (options: Parameters<typeof setMoveScene>[1] = {}) => setMoveScene(made.database, options);

  it('asks for the number that was seen, and refuses another', async () => {
    const { keep, adopt, steering, workspaceId } = await setScene();
    await keep('cleaned');
    await keep('stored');
    await adopt('twilio/');
    expect(await steering.previewMove(workspaceId)).toEqual({
      ...{ recordings: 2, seconds: 6, bytes: 4000, notOurs: 1 },
    });
    await expect(steering.moveCopies(workspaceId, 3)).rejects.toMatchObject({
      ...{ kind: 'conflict', code: 'migration.count_changed', details: { recordings: 2 } },
    });
  });

  it('moves each proven copy byte for byte, with what the object says of itself', async () => {
    const { keep, look, start, advance, view, place, target, workspaceId, attempts } = await setScene();
    const one = await keep('cleaned');
    const two = await keep('stored');
    const id = await start();
    await advance(id);
    expect(await view(id)).toMatchObject({
      ...{ kind: 'move_copies', state: 'completed', total: 2, done: 2, failed: 0, bytes: 4000 },
    });
    for (const { id: recordingId, key, bytes } of [one, two]) {
      const now = await look(recordingId);
      expect(now).toMatchObject({ locationId: target.location.id, verifiedHow: 'read-back', attempt: 2 });
      expect(now.objectKey).toContain(`/a2/${now.recordingSid}.wav`);
      const read = await target.store.get(now.objectKey ?? '');
      const parts: Buffer[] = [];
      for await (const part of read!.body) parts.push(part as Buffer);
      expect(Buffer.concat(parts)).toEqual(bytes);
      const [before, after] = [await place.store.head(key), await target.store.head(now.objectKey ?? '')];
      expect(after?.metadata).toEqual(before?.metadata);
      expect((await attempts.of({ workspaceId, id: recordingId })).map(({ state }) => state)).toEqual([
        ...['kept', 'kept'],
      ]);
    }
    expect([await look(one.id), await look(two.id)].map(({ state }) => state)).toEqual(['cleaned', 'stored']);
  });

  it('lets the old copy go only when no signed URL of it can play any more, and the new one is seen to be there', async () => {
    const { keep, look, start, advance, removeAfter, keysIn, place, target } = await setScene();
    const { id, key } = await keep('cleaned');
    await advance(await start());
    await removeAfter(0.5);
    expect(await keysIn(place)).toEqual([key]);
    const moved = (await look(id)).objectKey ?? '';
    const { store } = target;
    const head = store.head.bind(store);
    Object.assign(store, { head: async () => null });
    await removeAfter(1);
    expect(await keysIn(place)).toEqual([key]);
    Object.assign(store, { head });
    await removeAfter(1);
    expect(await keysIn(place)).toEqual([]);
    await removeAfter(48);
    expect(await keysIn(target)).toEqual([moved]);
  });

  it('leaves what changed in the old bucket where it is, says so, and tries again when told', async () => {
    const { keep, look, start, advance, view, place, target, keysIn, removeAfter, steering, workspaceId } =
      await setScene();
    const { id: recordingId, key, bytes } = await keep('cleaned');
    const other = randomBytes(2000);
    await place.store.put(key, { bytes: other }, describeBytes(other));
    const id = await start();
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'completed', done: 0, failed: 1 });
    expect(await look(recordingId)).toMatchObject({
      ...{ locationId: place.location.id, objectKey: key, lastErrorCode: 'recording.copy_changed' },
    });
    await removeAfter(48);
    expect(await keysIn(place)).toEqual([key]);
    expect(await keysIn(target)).toEqual([]);
    await place.store.put(key, { bytes }, describeBytes(bytes));
    await steering.retryFailed(workspaceId, id);
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'completed', done: 1, failed: 0 });
    expect(await look(recordingId)).toMatchObject({ locationId: target.location.id, lastErrorCode: null });
  });

  it('sweeps what a move wrote whose proof failed, and keeps the recording where it was', async () => {
    const { keep, look, start, advance, view, place, target, keysIn, removeAfter } = await setScene();
    const { id: recordingId, key } = await keep('cleaned');
    const { store } = target;
    const put = store.put.bind(store);
    const wrong = randomBytes(2000);
    Object.assign(store, {
      put: (to: string, _: unknown, options: Parameters<typeof put>[2]) =>
        put(to, { bytes: wrong }, { ...options, ...describeBytes(wrong) }),
    });
    const id = await start();
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'running', done: 0, failed: 0 });
    const written = await keysIn(target);
    expect(written).not.toEqual([]);
    Object.assign(store, { put });
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'completed', done: 1 });
    const moved = await look(recordingId);
    expect(moved.locationId).toBe(target.location.id);
    expect(written).not.toContain(moved.objectKey);
    await removeAfter(1.2);
    expect(await keysIn(target)).toEqual([moved.objectKey]);
    expect(await keysIn(place)).not.toContain(key);
  });

  it('takes up what a process left that died in the middle, and sweeps what that had written', async () => {
    const { keep, look, start, advance, runs, workspaceId, clock, pass, view, target, keysIn, removeAfter } =
      await setScene();
    const { id: recordingId } = await keep('cleaned');
    const { store } = target;
    const put = store.put.bind(store);
    let killed = false;
    const stop = new AbortController();
    Object.assign(store, {
      put: async (...args: Parameters<typeof put>) => {
        await put(...args);
        if (killed) return { etag: null, versionId: null };
        killed = true;
        // What a killed process would have done next never happens: its claim is another's by then.
        pass(31_000);
        await runs.claim(workspaceId, id, clock.now(), new Date(clock.now().getTime() + 30_000));
        stop.abort(new DOMException('The process ends.', 'AbortError'));
        throw stop.signal.reason;
      },
    });
    const id = await start();
    await advance(id, stop.signal).catch(() => undefined);
    expect((await look(recordingId)).locationId).not.toBe(target.location.id);
    Object.assign(store, { put });
    pass(31_000);
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'completed', done: 1 });
    const moved = await look(recordingId);
    expect(moved).toMatchObject({ locationId: target.location.id, attempt: 3 });
    expect((await keysIn(target)).length).toBe(2);
    await removeAfter(25);
    expect(await keysIn(target)).toEqual([moved.objectKey]);
  });

  it('moves nothing more once paused, and what was under way then is swept', async () => {
    const { keep, look, start, advance, steering, workspaceId, view, place, target, keysIn, removeAfter } =
      await setScene();
    const { id: recordingId } = await keep('cleaned');
    const { store } = target;
    const put = store.put.bind(store);
    Object.assign(store, {
      put: async (...args: Parameters<typeof put>) => {
        const stored = await put(...args);
        await steering.pause(workspaceId, id);
        return stored;
      },
    });
    const id = await start();
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'paused', done: 0 });
    expect((await look(recordingId)).locationId).toBe(place.location.id);
    await removeAfter(1);
    expect(await keysIn(target)).toEqual([]);
    Object.assign(store, { put });
    await steering.resume(workspaceId, id);
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'completed', done: 1 });
  });

  it('ends when another bucket is in use by then, and waits while storage is off', async () => {
    const { keep, start, advance, view, policy, use, openPlace, look, place } = await setScene();
    const { id: recordingId } = await keep('cleaned');
    const id = await start();
    Object.assign(policy, { enabled: false });
    await advance(id);
    expect(await view(id)).toMatchObject({
      ...{ state: 'running', lastError: { code: 'migration.storage_disabled' } },
    });
    Object.assign(policy, { enabled: true });
    use(openPlace());
    await advance(id);
    expect(await view(id)).toMatchObject({
      ...{ state: 'cancelled', lastError: { code: 'migration.bucket_changed' } },
    });
    expect((await look(recordingId)).locationId).toBe(place.location.id);
  });

  it('keeps a recording that was deleted meanwhile deleted, in both buckets', async () => {
    const { keep, look, start, advance, recordings, workspaceId, view, target, keysIn, removeAfter } =
      await setScene();
    const { id: recordingId } = await keep('cleaned');
    const { store } = target;
    const put = store.put.bind(store);
    Object.assign(store, {
      put: async (...args: Parameters<typeof put>) => {
        const stored = await put(...args);
        await recordings.move({ workspaceId, id: recordingId }, ['cleaned'], 'deleted', {});
        return stored;
      },
    });
    const id = await start();
    await advance(id);
    expect((await look(recordingId)).state).toBe('deleted');
    await removeAfter(1);
    expect(await keysIn(target)).toEqual([]);
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'completed', done: 0, skipped: 1 });
  });

  it('holds up the others of a bucket that does not answer, and fails none of them for it', async () => {
    const { keep, start, advance, view, place } = await setScene();
    for (let n = 0; n < 12; n += 1) await keep('cleaned');
    const { store } = place;
    const head = store.head.bind(store);
    let asked = 0;
    Object.assign(store, {
      head: () => {
        asked += 1;
        throw errors.unavailable('storage.unavailable', 'The store is away.', { retryable: true });
      },
    });
    const id = await start();
    await advance(id);
    expect(asked).toBeLessThan(12);
    expect(await view(id)).toMatchObject({ state: 'running', done: 0, failed: 0 });
    Object.assign(store, { head });
  });
});
