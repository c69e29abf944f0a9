import type { WingDatabase } from '@voicekeep/shared/testing';
import { setRunScene } from './testing/run-scene';
import { setScene, workspaceId as oneWorkspace } from './testing/scene';
import { createTestDatabase } from './testing/test-database';

jest.setTimeout(60_000);

const never = new AbortController().signal;

describe('deleting the copies kept at Twilio', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());

  /** Recordings that were copied by a run which kept the copies at Twilio. */
  async function kept(count: number, change: Parameters<typeof setRunScene>[1] = {}) {
    const scene = await setRunScene(made.database, change);
    const { records, steering, workspaceId, order, advance, work, pass } = scene;
    records(count);
    const copies = await steering.start(workspaceId, { ...order, keepTwilioCopies: true });
    await advance(copies);
    await work(count);
    await advance(copies);
    pass(1000);
    const all = async () => (await scene.recordings.page(workspaceId, {}, { limit: 100 })).items;
    const decided = async () => {
      const found = await Promise.all((await all()).map((ref) => scene.deletions.find(ref)));
      return found.flatMap((each) => (each ? [`${each.reason} ${each.state}`] : [])).sort();
    };
    return { ...scene, all, decided };
  }

  it('asks for the number that was seen, and refuses another', async () => {
    const { views, steering, workspaceId } = await kept(3);
    expect(await views.keptCopies(workspaceId)).toEqual({ recordings: 3, seconds: 180, bytes: 3000 });
    await expect(steering.deleteTwilioCopies(workspaceId, 2)).rejects.toMatchObject({
      ...{ kind: 'conflict', code: 'migration.count_changed', details: { recordings: 3 } },
    });
  });

  it('orders them one by one, and leaves out what is held or was not judged whole', async () => {
    const { views, steering, workspaceId, advance, all, decided, recordings, held, view } = await kept(4);
    const [one, two] = await all();
    await recordings.note(one!, { deletionBarred: 'source.duration_mismatch' });
    held.add(two!.id);
    expect((await views.keptCopies(workspaceId)).recordings).toBe(3);
    const id = await steering.deleteTwilioCopies(workspaceId, 3);
    await advance(id);
    expect(await decided()).toEqual(['order pending', 'order pending']);
    expect(await view(id)).toMatchObject({
      ...{ kind: 'delete_twilio_copies', state: 'running', total: 3, skipped: 1, done: 0 },
    });
    expect((await views.keptCopies(workspaceId)).recordings).toBe(1);
  });

  it('takes back what was not sent when paused or cancelled, and orders it again when resumed', async () => {
    const { steering, workspaceId, advance, decided, all, recordings, deletions, clock, runs } =
      await kept(3);
    const id = await steering.deleteTwilioCopies(workspaceId, 3);
    await advance(id);
    const [one, two] = await all();
    const until = new Date(clock.at.getTime() + 30_000);
    const sent = (await deletions.claim(one!, id, clock.now(), until))!;
    await deletions.sent(sent, clock.now());
    const claimed = (await deletions.claim(two!, id, clock.now(), until))!;
    await recordings.move(two!, ['stored'], 'cleaning', {});
    await steering.pause(workspaceId, id);
    expect(await decided()).toEqual(['order cancelled', 'order cancelled', 'order pending']);
    expect(await deletions.sent(claimed, clock.now())).toBe(false);
    expect((await recordings.find(two!))?.state).toBe('stored');
    expect(await runs.orders(two!, true)).toBe(false);
    await steering.resume(workspaceId, id);
    await advance(id);
    expect(await decided()).toEqual(['order pending', 'order pending', 'order pending']);
    expect(await runs.orders(two!, true)).toBe(true);
    await steering.cancel(workspaceId, id);
    expect(await decided()).toEqual(['order cancelled', 'order cancelled', 'order pending']);
  });

  it('ends when the toggle that was on is switched off, and needs none that was off', async () => {
    const { steering, workspaceId, advance, decided, policy, view, runs, all } = await kept(2);
    const id = await steering.deleteTwilioCopies(workspaceId, 2);
    await advance(id);
    Object.assign(policy, { deleteTwilioCopy: false });
    const [one] = await all();
    expect(await runs.orders(one!, false)).toBe(false);
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'cancelled', lastError: { code: 'migration.toggle_off' } });
    expect(await decided()).toEqual(['order cancelled', 'order cancelled']);
    const again = await steering.deleteTwilioCopies(workspaceId, 2);
    await advance(again);
    expect(await decided()).toEqual(['order pending', 'order pending']);
    expect(await runs.orders(one!, false)).toBe(true);
  });

  it('is done when Twilio confirmed, and shows what needs a person', async () => {
    const { steering, workspaceId, advance, view, all, deletions, clock, pass } = await kept(2);
    const id = await steering.deleteTwilioCopies(workspaceId, 2);
    await advance(id);
    const [one, two] = await all();
    const query = (sql: string, values: unknown[]) => made.database.query(sql, values);
    await query(`UPDATE vk_recordings SET state = 'cleaned', on_twilio = 0 WHERE id = ?`, [one!.id]);
    const claim = (await deletions.claim(two!, id, clock.now(), clock.now()))!;
    const problem = { code: 'source.deletion_unclear', message: 'Unclear.' };
    await deletions.retry(claim, { dueAt: clock.now(), attention: true, countsTry: true }, problem);
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'completed', total: 2, done: 1, failed: 1 });
    pass(1000);
    await steering.retryFailed(workspaceId, id);
    expect(await deletions.find(two!)).toMatchObject({ state: 'pending', tries: 0 });
    expect(await view(id)).toMatchObject({ state: 'running', done: 1, failed: 0 });
  });

  it('looks at the bucket again before each, and copies again what is gone there', async () => {
    const { archiver, purger, steering, runner, source, now, ref, pass, views, store, keys, policy, clock } =
      await setScene(made.database, { deleteTwilioCopy: false });
    expect(await archiver().run(ref, never)).toBe('stored');
    pass(1000);
    const start = async (): Promise<string> => {
      const { recordings } = await views.keptCopies(oneWorkspace);
      const id = await steering.deleteTwilioCopies(oneWorkspace, recordings);
      pass(1000);
      await runner.advance(oneWorkspace, id);
      return id;
    };
    const first = await start();
    const [key] = await keys();
    const whole = store.get.bind(store);
    await store.delete(key!);
    expect(await purger.run(ref, never)).toBe('copy-again');
    expect(source.deletions).toBe(0);
    store.get = whole;
    pass(60_000);
    expect(await archiver().run(ref, never)).toBe('stored');
    pass(1000);
    await runner.advance(oneWorkspace, first);
    expect(policy.deleteTwilioCopy).toBe(false);
    expect(await purger.run(ref, never)).toBe('deleted');
    expect(await now()).toMatchObject({ state: 'cleaned', onTwilio: false });
    expect(source.deletions).toBe(1);
    pass(1001);
    await runner.advance(oneWorkspace, first);
    expect(await views.view(oneWorkspace, first, clock.now())).toMatchObject({ state: 'completed', done: 1 });
  });
});
