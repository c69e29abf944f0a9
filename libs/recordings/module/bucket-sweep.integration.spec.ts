import { randomBytes } from 'node:crypto';
import { newId } from '@voicekeep/shared/kernel';
import type { WingDatabase } from '@voicekeep/shared/testing';
import { describeBytes } from '@voicekeep/storage/testing';
import { PREFIX, setSweepScene } from './testing/sweep-scene';
import { createTestDatabase } from './testing/test-database';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const by = { actor: { kind: 'user' as const, id: 'u1', displayName: 'U', grants: [] }, requestId: 'r1' };

describe('sweeping a bucket', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());
  const scene = async (options = {}) => {
    await made.database.query('DELETE FROM vk_sweep_runs');
    return setSweepScene(made.database, options);
  };
  const put = (store: { put: (...all: never[]) => unknown }, key: string, bytes: Buffer): unknown =>
    store.put(...([key, { bytes }, describeBytes(bytes)] as never[]));

  it('finds nothing to say of copies that are as they were verified', async () => {
    const { keep, pass, sweep, found, look, desk, workspaceId } = await scene();
    const kept = [await keep('stored'), await keep('cleaning'), await keep('cleaned')];
    pass(HOUR);
    await sweep();
    expect(await found()).toEqual([]);
    expect((await desk.page(workspaceId, { all: true }, { limit: 10 })).lastRun).toMatchObject({
      ...{ state: 'completed', objects: 3, intact: 3, missing: 0, changed: 0, foreign: 0, leftovers: 0 },
    });
    for (const { id } of kept) expect(await look(id)).toMatchObject({ lastErrorCode: null });
  });

  it('removes what an interrupted connection test left long ago, and nothing else beside it', async () => {
    const { pass, sweep, store } = await scene();
    const written = Date.parse('2026-03-10T12:00:00Z').toString(16).padStart(12, '0');
    const id = `${written.slice(0, 8)}-${written.slice(8)}-7000-8000-000000000000`;
    const old = `${PREFIX}/.voicekeep-check/${id}/probe.wav`;
    const own = `${PREFIX}/.voicekeep-check/notes/readme.wav`;
    for (const key of [old, own]) await put(store, key, randomBytes(10));
    pass(HOUR);
    const fresh = `${PREFIX}/.voicekeep-check/ffffffff-ffff-7fff-bfff-ffffffffffff/probe.wav`;
    await put(store, fresh, randomBytes(10));
    await sweep();
    expect(await store.head(old)).toBeNull();
    expect(await store.head(own)).not.toBeNull();
    expect(await store.head(fresh)).not.toBeNull();
  });

  it.each(['stored', 'cleaning'] as const)(
    'copies a missing one again that is %s, and withdraws its deletion at Twilio',
    async (state) => {
      const { keep, pass, sweep, store, found, look, deletion, source } = await scene();
      const { id, key } = await keep(state);
      await store.delete(key);
      pass(HOUR);
      await sweep();
      expect(await found()).toEqual([
        expect.objectContaining({ kind: 'missing', recordingId: id, action: 'copied_again', bytes: null }),
      ]);
      expect(await look(id)).toMatchObject({ state: 'queued', lastErrorCode: 'storage.object_missing' });
      expect((await deletion(id))?.state).toBe(state === 'cleaning' ? 'cancelled' : undefined);
      expect(source.deletions).toBe(0);
    },
  );

  it.each([
    ['of another length', randomBytes(100)],
    ['of the same length', randomBytes(2000)],
  ])('copies a changed one again, %s, and leaves the object where it is', async (_, bytes) => {
    const { keep, pass, sweep, store, found, look, deletion } = await scene();
    const { id, key } = await keep('cleaning');
    await put(store, key, bytes);
    pass(HOUR);
    await sweep();
    expect(await found()).toEqual([
      expect.objectContaining({ kind: 'changed', action: 'copied_again', bytes: bytes.length }),
    ]);
    expect(await look(id)).toMatchObject({ state: 'queued', lastErrorCode: 'storage.object_changed' });
    expect((await deletion(id))?.state).toBe('cancelled');
    expect(await store.head(key)).toMatchObject({ sizeBytes: bytes.length });
  });

  it('believes the bytes, not the ETag, and remembers the new one', async () => {
    const { keep, pass, sweep, store, found, look, recordings, workspaceId } = await scene();
    const { id, key } = await keep();
    const { etag } = (await store.head(key))!;
    await recordings.note({ workspaceId, id }, { etag: '"before it was encrypted anew"' });
    pass(HOUR);
    await sweep();
    expect(await found()).toEqual([]);
    expect(await look(id)).toMatchObject({ state: 'stored', etag });
  });

  it('asks for a person when Twilio has no copy any more, and says when it is well again', async () => {
    const { keep, pass, sweep, store, found, look } = await scene();
    const { id, key, bytes } = await keep('cleaned');
    await store.delete(key);
    pass(HOUR);
    await sweep();
    expect(await found()).toEqual([expect.objectContaining({ kind: 'missing', action: 'needs_person' })]);
    expect(await look(id)).toMatchObject({ state: 'cleaned', lastErrorCode: 'storage.object_missing' });
    await put(store, key, bytes);
    pass(HOUR);
    await sweep();
    expect(await found()).toEqual([]);
    expect(await found(true)).toEqual([expect.objectContaining({ resolvedAt: expect.any(String) })]);
    expect(await look(id)).toMatchObject({ lastErrorCode: null, lastErrorMessage: null });
  });

  it('does not queue what Twilio deleted already though its answer was lost', async () => {
    const { keep, pass, sweep, store, found, look, deletion, source, database } = await scene();
    const { id, key } = await keep('cleaning');
    await database.query('UPDATE vk_source_deletions SET sent_at = decided_at WHERE recording_id = ?', [id]);
    source.deleted = true;
    await store.delete(key);
    pass(HOUR);
    await sweep();
    expect(await found()).toEqual([expect.objectContaining({ action: 'needs_person' })]);
    expect(await look(id)).toMatchObject({ state: 'cleaned', onTwilio: false, objectKey: key });
    expect((await deletion(id))?.state).toBe('confirmed');
  });

  it('only flags it while storage is switched off, and keeps the copy at Twilio', async () => {
    const { keep, pass, sweep, store, found, look, policy, deletion } = await scene();
    const { id, key } = await keep('cleaning');
    Object.assign(policy, { enabled: false });
    await store.delete(key);
    pass(HOUR);
    await sweep();
    expect(await found()).toEqual([expect.objectContaining({ action: 'left_alone' })]);
    expect(await look(id)).toMatchObject({ state: 'stored', lastErrorCode: 'storage.object_missing' });
    expect((await deletion(id))?.state).toBe('cancelled');
  });

  it('names the version that still holds the verified object', async () => {
    const { keep, pass, sweep, store, found, look } = await scene({ versioned: true });
    const { id, key } = await keep('cleaned');
    const { versionId } = await look(id);
    await put(store, key, randomBytes(50));
    pass(HOUR);
    await sweep();
    expect(await found()).toEqual([
      expect.objectContaining({ kind: 'changed', action: 'needs_person', intactVersionId: versionId }),
    ]);
  });

  it('reports foreign objects with their size, sealed in the database, and leaves them alone', async () => {
    const { keep, pass, sweep, store, found, workspaceId, database } = await scene();
    await keep();
    const strange = [
      `p/${workspaceId}/Jane Doe +14155550100.wav`,
      `p/${workspaceId}/RE${'0'.repeat(32)}.wav`,
    ];
    for (const key of strange) await put(store, key, Buffer.alloc(7));
    await put(store, `p/${newId()}/of-another-workspace.wav`, Buffer.alloc(7));
    pass(HOUR);
    await sweep();
    const seen = await found();
    expect(seen.map(({ location }) => location.key).sort()).toEqual([...strange].sort());
    expect(seen[0]).toMatchObject({ kind: 'foreign', bytes: 7, action: 'left_alone', recordingId: null });
    for (const key of strange) expect(await store.head(key)).not.toBeNull();
    const [row] = await database.query<{ object_key: string }[]>(
      'SELECT object_key FROM vk_sweep_findings WHERE workspace_id = ?',
      [workspaceId],
    );
    expect(row?.object_key).not.toContain('Doe');
  });

  it('reads the whole prefix where keys lie outside the workspace’s own folder', async () => {
    const { keep, pass, sweep, store, found, policy } = await scene();
    await keep();
    Object.assign(policy, { keyTemplate: '{yyyy}/{mm}' });
    await put(store, 'p/2026/03/notes.txt', Buffer.alloc(7));
    await put(store, `p/${newId()}/of-another-workspace.wav`, Buffer.alloc(7));
    pass(HOUR);
    await sweep();
    expect((await found()).map(({ location }) => location.key)).toEqual(['p/2026/03/notes.txt']);
  });

  it('orders the removal of leftovers nobody ordered, each once, and of nothing younger than an hour', async () => {
    const { keep, attempt, pass, sweep, store, found, orders, place, workspaceId, objectDeletions } =
      await scene();
    const { id, key } = await keep();
    const keys = [2, 3, 4].map((number) => key.replace('/RE', `/a${number}/RE`));
    for (const leftover of keys) await put(store, leftover, Buffer.alloc(9));
    await attempt(id, 2, keys[0]!, 'open');
    await attempt(id, 3, keys[1]!, 'open');
    await attempt(id, 4, keys[2]!, 'swept');
    const orphan = key.replace('/RE', '/a5/RE');
    await attempt(id, 5, orphan, 'open');
    await objectDeletions.decide(
      {
        ...{ workspaceId, recordingId: id, attempt: 3, locationId: place.location.id },
        ...{ objectKey: keys[1]!, reason: 'leftover' },
      },
      new Date('2027-01-01'),
    );
    await sweep();
    expect(await orders()).toEqual([keys[1]]);
    pass(2 * HOUR);
    await sweep();
    pass(HOUR);
    await sweep();
    expect((await orders()).sort()).toEqual([...keys, orphan].sort());
    expect(await found()).toEqual([]);
    expect(await store.head(key)).not.toBeNull();
  });

  it('never takes the last proven copy of a recording for a leftover', async () => {
    const { keep, pass, sweep, orders, found, database } = await scene();
    const { id } = await keep();
    for (const state of ['queued', 'failed', 'lost', 'on_twilio']) {
      await database.query(
        'UPDATE vk_recordings SET state = ?, object_key = NULL, location_id = NULL WHERE id = ?',
        [state, id],
      );
      pass(2 * HOUR);
      await sweep();
      expect(await orders()).toEqual([]);
      expect(await found()).toEqual([]);
    }
  });

  it('reads old locations too, and tells when one cannot be read', async () => {
    const { keep, pass, sweep, store, found, openPlace, refused, desk, workspaceId, policy } = await scene();
    const old = openPlace();
    const [inOld, inNew] = [await keep('cleaned', { at: old }), await keep('cleaned')];
    await old.store.delete(inOld.key);
    await store.delete(inNew.key);
    refused.add(old.location.id);
    pass(HOUR);
    await expect(sweep()).rejects.toMatchObject({ code: 'storage.credentials_rejected' });
    expect((await found()).map(({ recordingId }) => recordingId)).toEqual([inNew.id]);
    expect((await desk.page(workspaceId, { all: false }, { limit: 1 })).lastRun).toMatchObject({
      ...{ state: 'incomplete', missing: 1, lastError: { code: 'storage.credentials_rejected' } },
    });
    refused.clear();
    pass(HOUR);
    await sweep();
    expect((await found()).map(({ recordingId }) => recordingId).sort()).toEqual([inOld.id, inNew.id].sort());
    expect(policy.locationId).not.toBe(old.location.id);
  });

  it('judges only what was stored before it began', async () => {
    const { keep, sweep, store, found } = await scene();
    const { key } = await keep();
    await store.delete(key);
    await sweep();
    expect(await found()).toEqual([]);
  });

  it('goes on where a worker that was stopped left it', async () => {
    const { keep, pass, sweep, sweeper, store, desk, workspaceId } = await scene();
    const one = Buffer.from('1');
    await keep();
    for (let n = 0; n < 1200; n += 1) await put(store, `p/${workspaceId}/x${n}`, one);
    pass(HOUR);
    const stop = new AbortController();
    const list = store.list.bind(store);
    store.list = async (prefix, cursor, options) => {
      const page = await list(prefix, cursor, options);
      if (cursor !== undefined) stop.abort();
      stop.signal.throwIfAborted();
      return page;
    };
    await sweep(stop.signal);
    const half = (await desk.page(workspaceId, { all: false }, { limit: 1 })).lastRun;
    expect(half).toMatchObject({ state: 'running', objects: 1000 });
    store.list = list;
    await sweeper().runDue(new AbortController().signal);
    expect((await desk.page(workspaceId, { all: false }, { limit: 1 })).lastRun).toMatchObject({
      ...{ id: half?.id, state: 'completed', objects: 1201, intact: 1, foreign: 1200 },
    });
    expect((await desk.page(workspaceId, { all: false }, { limit: 1 })).open.foreign).toBe(1000);
  });

  it('runs once a day by itself, an hour after the first copy at the earliest', async () => {
    const { keep, pass, sweeper, desk, workspaceId } = await scene();
    const last = async () => (await desk.page(workspaceId, { all: false }, { limit: 1 })).lastRun;
    const never = new AbortController().signal;
    await keep();
    pass(59 * MINUTE);
    await sweeper().runDue(never);
    expect(await last()).toBeNull();
    pass(MINUTE);
    await sweeper().runDue(never);
    const first = await last();
    expect(first).toMatchObject({ state: 'completed', intact: 1 });
    pass(23 * HOUR);
    await sweeper().runDue(never);
    expect((await last())?.id).toBe(first?.id);
    pass(HOUR);
    await sweeper().runDue(never);
    expect((await last())?.id).not.toBe(first?.id);
    expect(DAY).toBe(24 * HOUR);
  });

  it('starts on demand, once at a time, and on record', async () => {
    const { keep, desk, workspaceId, audit } = await scene();
    await keep();
    const run = await desk.start(workspaceId, by);
    expect(run).toMatchObject({ state: 'running', finishedAt: null });
    expect((await desk.start(workspaceId, by)).id).toBe(run.id);
    expect(audit.entries.map(({ action }) => action)).toEqual([
      'storage.sweep_started',
      'storage.sweep_started',
    ]);
  });
});
