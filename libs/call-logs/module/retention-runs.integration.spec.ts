import type { CallLogsHost } from './testing/call-logs-host';
import { MINUTE_MS, RetentionScene } from './testing/retention-scene';

jest.setTimeout(30_000);

const LEASE_MS = 2 * MINUTE_MS;

describe('a retention rule over many calls', () => {
  let scene: RetentionScene;
  let host: CallLogsHost;

  beforeAll(async () => {
    scene = await RetentionScene.open();
    ({ host } = scene);
  }, 60_000);
  afterAll(() => host?.stop());
  beforeEach(() => scene.begin());
  afterEach(() => scene.save({ enabled: false }));

  it('is shared by workers without doing anything twice', async () => {
    const ids = await scene.many(450, '2020-01-01T00:00:00Z');
    await scene.save();
    scene.pass(15 * MINUTE_MS);
    await Promise.all([scene.work(), scene.work(), scene.work()]);
    await scene.work();
    expect(await scene.count()).toBe(0);
    const released = host.agedRecordings.released.filter(({ id }) => ids.includes(id));
    expect(released).toHaveLength(450);
    expect((await scene.read()).lastRun).toMatchObject({ state: 'completed', callLogs: 450 });
    const runs: unknown[] = await host.database.query(
      'SELECT id FROM vk_retention_runs WHERE workspace_id = ?',
      [scene.ws],
    );
    expect(runs).toHaveLength(1);
  });

  it('goes on where a worker was killed in the middle of a batch', async () => {
    await scene.many(250, '2020-01-01T00:00:00Z');
    await scene.save();
    scene.pass(15 * MINUTE_MS);
    await host.retention.advance();
    expect(await scene.count()).toBe(150);
    host.agedRecordings.fault = new Error('killed');
    await expect(host.retention.advance()).rejects.toThrow('killed');
    expect(await scene.count()).toBe(150);
    await scene.work();
    expect(await scene.count()).toBe(150);
    scene.pass(LEASE_MS);
    await scene.work();
    expect(await scene.count()).toBe(0);
    expect((await scene.read()).lastRun).toMatchObject({ state: 'completed', callLogs: 250 });
  });

  it('lets nothing of a worker count that was stopped for longer than its lease', async () => {
    await scene.many(150, '2020-01-01T00:00:00Z');
    await scene.save();
    scene.pass(15 * MINUTE_MS);
    await host.retention.advance();
    const until = () => new Date(host.clock.at.getTime() + LEASE_MS);
    const stopped = await host.retentionRuns.claimDue(host.clock.at, until());
    expect(await host.retentionRuns.claimDue(host.clock.at, until())).toBeNull();
    scene.pass(LEASE_MS);
    await scene.work();
    const place = { phase: 'call-logs', after: null } as const;
    const tally = { callLogs: 1, recordings: 0, held: 0 };
    expect([
      await host.retentionRuns.advance(stopped!, place, tally, host.clock.at),
      await host.retentionRuns.end(stopped!, 'completed', host.clock.at),
    ]).toEqual([false, false]);
    expect((await scene.read()).lastRun).toMatchObject({ state: 'completed', callLogs: 150 });
  });

  it('goes by a rule that was changed meanwhile from the next batch on', async () => {
    await scene.many(250, '2023-01-01T00:00:00Z');
    await scene.save();
    scene.pass(15 * MINUTE_MS);
    await host.retention.advance();
    await scene.save({ keep: { amount: 5, unit: 'years' } });
    await scene.work();
    expect(await scene.count()).toBe(150);
    expect((await scene.read()).lastRun).toMatchObject({ state: 'completed', callLogs: 100 });
  });

  it('ends at once when it is switched off', async () => {
    await scene.many(250, '2023-01-01T00:00:00Z');
    await scene.save();
    scene.pass(15 * MINUTE_MS);
    await host.retention.advance();
    await scene.save({ enabled: false });
    await scene.work();
    expect(await scene.count()).toBe(150);
    expect((await scene.read()).lastRun).toMatchObject({ state: 'stopped', callLogs: 100 });
    expect(scene.audited.at(-1)).toMatchObject({ details: { state: 'stopped', callLogs: 100 } });
  });

  it('stops for the time the clock is wrong, and says so', async () => {
    await scene.many(150, '2023-01-01T00:00:00Z');
    await scene.save();
    scene.pass(15 * MINUTE_MS);
    await host.retention.advance();
    host.time.isWrong = true;
    await scene.work();
    expect(await scene.count()).toBe(50);
    expect((await scene.read()).lastRun?.lastError).toMatchObject({ code: 'retention.clock_wrong' });
    host.time.isWrong = false;
    scene.pass(MINUTE_MS);
    await scene.work();
    expect(await scene.count()).toBe(0);
    expect((await scene.read()).lastRun).toMatchObject({ state: 'completed', lastError: null });
  });

  it('ends with its workspace, and goes with it', async () => {
    await scene.many(150, '2023-01-01T00:00:00Z');
    await scene.save();
    scene.pass(15 * MINUTE_MS);
    await host.retention.advance();
    expect((await host.call('DELETE', `/workspaces/${scene.ws}`)).status).toBe(202);
    await scene.work();
    expect(await scene.count()).toBe(50);
    host.recordings.settled = true;
    await host.workspaceDeletion.advance();
    host.recordings.settled = false;
    for (const table of ['vk_retention_rules', 'vk_retention_runs'])
      expect(await host.database.query(`SELECT 1 FROM ${table} WHERE workspace_id = ?`, [scene.ws])).toEqual(
        [],
      );
  });
});
