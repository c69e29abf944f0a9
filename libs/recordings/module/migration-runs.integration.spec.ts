import { errors } from '@voicekeep/shared/errors';
import type { WingDatabase } from '@voicekeep/shared/testing';
import { setRunScene } from './testing/run-scene';
import { createTestDatabase } from './testing/test-database';

jest.setTimeout(60_000);

describe('a migration run', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());
  const scene = (change: Parameters<typeof setRunScene>[1] = {}) => setRunScene(made.database, change);

  it('counts as it goes and is complete when every recording ended', async () => {
    const { records, record, steering, order, workspaceId, advance, work, view, states } = await scene();
    records(5);
    record({ status: 'processing' });
    const id = await steering.start(workspaceId, order);
    await advance(id);
    expect(await view(id)).toMatchObject({ kind: 'copy', listed: true, total: 5, done: 0, etaSeconds: null });
    await work(2);
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'running', total: 5, done: 2, bytes: 2000 });
    await work(1, 'failed');
    await advance(id);
    const now = await view(id);
    expect(now).toMatchObject({ state: 'running', done: 2, failed: 1, skipped: 0 });
    expect(now!.rate).toBeGreaterThan(0);
    expect(now!.etaSeconds).toBeGreaterThan(0);
    await work(2);
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'completed', total: 5, done: 4, failed: 1, bytes: 4000 });
    expect(await states()).toEqual({ stored: 4, failed: 1 });
  });

  it('takes back what is queued when paused, begins nothing while paused, and gives it again when resumed', async () => {
    const { records, steering, order, workspaceId, advance, states, view, account, runner, pass } =
      await scene();
    account.pageSize = 2;
    records(6);
    const id = await steering.start(workspaceId, order);
    let pages = 0;
    // A person pauses while the third page is being read.
    account.beforePage = async () => void ((pages += 1) === 3 && (await steering.pause(workspaceId, id)));
    pass(1001);
    await runner().advance(workspaceId, id);
    expect(await view(id)).toMatchObject({ state: 'paused', listed: false, total: 4 });
    expect(await states()).toEqual({ on_twilio: 6 });
    await advance(id);
    expect(await states()).toEqual({ on_twilio: 6 });
    await expect(steering.retryFailed(workspaceId, id)).rejects.toMatchObject({ code: 'migration.state' });
    await steering.resume(workspaceId, id);
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'running', listed: true, total: 6 });
    expect(await states()).toEqual({ queued: 6 });
    await steering.cancel(workspaceId, id);
    expect(await states()).toEqual({ on_twilio: 6 });
    await expect(steering.resume(workspaceId, id)).rejects.toMatchObject({ code: 'migration.state' });
  });

  it('lets a worker whose claim another took over change nothing', async () => {
    const { records, steering, order, workspaceId, advance, view, account, pass, runner, runs, clock } =
      await scene();
    records(3);
    const id = await steering.start(workspaceId, order);
    let slow = true;
    account.beforePage = async () => {
      if (!slow) return;
      slow = false;
      // Stopped for longer than its lease; meanwhile another worker does the whole list.
      pass(31_000);
      await runner().advance(workspaceId, id);
      await steering.cancel(workspaceId, id);
    };
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'cancelled', listed: true, total: 3 });
    const stale = { ...(await runs.find(workspaceId, id))!, generation: 1 };
    expect(await runs.planNext(stale, clock.now())).toBe(false);
    expect(await runs.turnPage(stale, 'x', false)).toBe(false);
    expect(await runs.note(stale, { code: 'x', message: 'x' })).toBe(false);
  });

  it('goes on after a death between a page in the books and its cursor', async () => {
    const { records, steering, order, workspaceId, advance, view, account, crash, states, pass } =
      await scene();
    account.pageSize = 2;
    records(5);
    const id = await steering.start(workspaceId, order);
    let deaths = 3;
    crash.at = () => {
      if ((deaths -= 1) >= 0) throw errors.internal('test.died', 'Died.');
    };
    for (let turn = 0; turn < 3; turn += 1) {
      await expect(advance(id)).rejects.toMatchObject({ code: 'test.died' });
      pass(10_000);
    }
    expect(await view(id)).toMatchObject({ total: 0, lastError: { code: 'test.died' } });
    await advance(id);
    expect(await view(id)).toMatchObject({ total: 5, listed: true, lastError: null });
    expect(await states()).toEqual({ queued: 5 });
  });

  it('is refused beside another, also when two processes start one at the same moment', async () => {
    const { steering, order, workspaceId } = await scene();
    const started = await Promise.allSettled(
      Array.from({ length: 6 }, () => steering.start(workspaceId, order)),
    );
    const refused = started.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(5);
    const [first] = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: 'migration.already_running', details: { runId: first } });
  });

  it('waits while storage is switched off, says so, and goes on by itself', async () => {
    const { records, steering, order, workspaceId, advance, view, policy, states, account } = await scene();
    account.pageSize = 2;
    records(4);
    const id = await steering.start(workspaceId, order);
    Object.assign(policy, { enabled: false });
    await advance(id);
    expect(await view(id)).toMatchObject({
      state: 'running',
      total: 0,
      lastError: { code: 'migration.storage_disabled' },
    });
    Object.assign(policy, { enabled: true });
    await advance(id);
    expect(await view(id)).toMatchObject({ listed: true, total: 4, lastError: null });
    expect(await states()).toEqual({ queued: 4 });
  });

  it('ends with its workspace', async () => {
    const { records, steering, order, workspaceId, advance, view, living, states } = await scene();
    records(2);
    const id = await steering.start(workspaceId, order);
    await advance(id);
    living.clear();
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'cancelled' });
    expect(await states()).toEqual({ on_twilio: 2 });
  });

  it('retries what failed, and goes on when it was complete', async () => {
    const { records, steering, order, workspaceId, advance, view, work, states, recordings } = await scene();
    records(3);
    const id = await steering.start(workspaceId, { ...order, keepTwilioCopies: true });
    await advance(id);
    await work(3, 'failed');
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'completed', failed: 3 });
    await steering.retryFailed(workspaceId, id);
    expect(await view(id)).toMatchObject({ state: 'running', failed: 0, total: 3, finishedAt: null });
    const { items } = await recordings.page(workspaceId, {}, { limit: 10 });
    expect(items.map(({ keepTwilioCopy, requestedByRun }) => [keepTwilioCopy, requestedByRun])).toEqual(
      Array.from({ length: 3 }, () => [true, id]),
    );
    await steering.pause(workspaceId, id);
    expect(await states()).toEqual({ on_twilio: 3 });
    await steering.resume(workspaceId, id);
    await advance(id);
    await work(3);
    await advance(id);
    expect(await view(id)).toMatchObject({ state: 'completed', done: 3, failed: 0 });
  });

  it('pilots the newest that were not moved yet, and counts the others as skipped', async () => {
    const { record, steering, order, workspaceId, advance, view, work, clock } = await scene();
    for (let day = 1; day <= 6; day += 1)
      record({ createdAt: new Date(clock.at.getTime() - day * 86_400_000) });
    const first = await steering.start(workspaceId, { ...order, limit: 2, keepTwilioCopies: true });
    await advance(first);
    expect(await view(first)).toMatchObject({ total: 2, listed: true, keepTwilioCopies: true });
    await work(2);
    await advance(first);
    const second = await steering.start(workspaceId, { ...order, limit: 3 });
    await advance(second);
    await work(9);
    await advance(second);
    expect(await view(second)).toMatchObject({ state: 'completed', total: 5, done: 3, skipped: 2 });
  });

  it('counts a recording once that a webhook brings meanwhile, and one that a person deleted as skipped', async () => {
    const { records, steering, order, workspaceId, advance, view, register, account, recordings } =
      await scene();
    const [one, two] = records(3);
    const seen = (await account.recording(one!))!;
    await register.enter(workspaceId, seen, seen.createdAt);
    const gone = (await register.enter(workspaceId, (await account.recording(two!))!, null))!;
    await recordings.move(gone, ['on_twilio'], 'deleted', { nextAttemptAt: null });
    const id = await steering.start(workspaceId, order);
    await advance(id);
    await register.enter(workspaceId, seen, seen.createdAt);
    await advance(id);
    expect(await view(id)).toMatchObject({ total: 3, skipped: 1, done: 0 });
  });

  it('leaves alone what is out of scope', async () => {
    const { record, steering, order, workspaceId, advance, view, states } = await scene({
      scope: { from: null, numbers: ['+14155550177'], kinds: ['call'] },
    });
    record();
    record({}, '+14155550177');
    record({ source: 'RecordVerb' }, '+14155550177');
    const id = await steering.start(workspaceId, order);
    await advance(id);
    expect(await view(id)).toMatchObject({ total: 1 });
    expect(await states()).toEqual({ queued: 1, on_twilio: 2 });
  });

  it('reads the list anew when Twilio no longer knows its page', async () => {
    const { records, steering, order, workspaceId, advance, view, account, pass } = await scene();
    account.pageSize = 2;
    records(5);
    const id = await steering.start(workspaceId, order);
    let pages = 0;
    account.beforePage = async () => {
      if ((pages += 1) === 2) throw errors.malformed('telephony.page_invalid', 'Unknown page.');
    };
    await expect(advance(id)).rejects.toMatchObject({ code: 'telephony.page_invalid' });
    pass(10_000);
    await advance(id);
    expect(await view(id)).toMatchObject({ listed: true, total: 5, lastError: null });
    expect(pages).toBe(5);
  });
});
