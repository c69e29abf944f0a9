import { newId } from '@voicekeep/shared/kernel';
import type { WingDatabase } from '@voicekeep/shared/testing';
import { SqlHistoryImports } from '@voicekeep/recordings/persistence';
import { createTestDatabase } from './testing/test-database';
import { orderImport, setImportScene } from './testing/import-scene';

const MARCH = new Date('2026-03-01T00:00:00Z');
const DAY = 86_400_000;
const LEASE = 60_000;

describe('ordering the account’s history', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());

  it('joins an import over the same span that still waits for its turn', async () => {
    const { order, jobs } = orderImport(made.database);
    const workspaceId = newId();
    const first = await order(workspaceId);
    expect(await order(workspaceId)).toBe(first);
    expect(await order(workspaceId, MARCH)).not.toBe(first);
    expect(await order(newId())).not.toBe(first);
    expect(jobs).toHaveLength(3);
  });

  it('begins another once that one reads, for its list may have passed what is new by then', async () => {
    const { order } = orderImport(made.database);
    const workspaceId = newId();
    const first = await order(workspaceId);
    const now = new Date();
    await new SqlHistoryImports(made.database).claim(first, now, new Date(now.getTime() + 30_000));
    const second = await order(workspaceId);
    expect(second).not.toBe(first);
    expect(await order(workspaceId)).toBe(second);
  });
});

describe('reading the account’s history', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());
  beforeEach(() => made.database.query('DELETE FROM vk_history_imports'));
  const windows = async (): Promise<number> => {
    const [row] = (await made.database.query('SELECT COUNT(*) AS n FROM vk_history_imports')) as {
      n: string;
    }[];
    return Number(row?.n);
  };

  /** Three calls a day over 60 days, in pages of 10 calls and 7 recordings. */
  async function longHistory() {
    const scene = await setImportScene(made.database);
    const workspaceId = scene.addWorkspace();
    const account = scene.account(workspaceId);
    Object.assign(account, { pageSize: 7, callsPageSize: 10 });
    const sids = Array.from({ length: 180 }, (_, n) => scene.record(workspaceId, scene.ago((n / 3) * DAY)));
    return { ...scene, workspaceId, account, sids };
  }

  it('has several days read at once, and enters every call and recording once', async () => {
    const { workspaceId, sids, importer, work, job, state, callLogs } = await longHistory();
    await importer.importHistory(workspaceId);
    expect(await work()).toBeGreaterThan(4);
    expect(job).toEqual({ state: 'completed', done: 2 * sids.length });
    for (const sid of sids) expect(await state(workspaceId, sid)).toBe('on_twilio');
    expect([...callLogs.writes.values()]).toEqual(sids.map(() => 1));
    expect(await windows()).toBe(0);
  });

  it('reads no more than the span it was asked for', async () => {
    const { workspaceId, sids, importer, work, state, ago } = await longHistory();
    await importer.importHistory(workspaceId, ago(40.5 * DAY), ago(20.5 * DAY));
    await work();
    const entered = await Promise.all(sids.map((sid) => state(workspaceId, sid)));
    expect(entered.map((found) => found !== null)).toEqual(sids.map((_, n) => n / 3 > 20.5 && n / 3 <= 40.5));
  });

  it('goes on elsewhere with the windows of a worker that died', async () => {
    const { workspaceId, sids, importer, imports, work, job, clock, pass } = await longHistory();
    await importer.importHistory(workspaceId);
    const [first] = await imports.due(clock.now(), 1);
    await imports.claim(first!.id, clock.now(), new Date(clock.now().getTime() + LEASE));
    await work();
    expect(job.state).toBe('running');
    pass(LEASE);
    await work();
    expect(job).toEqual({ state: 'completed', done: 2 * sids.length });
  });

  it('waits with the end of the import for the window that fails', async () => {
    const { workspaceId, account, sids, importer, imports, work, job, clock, pass } = await longHistory();
    await importer.importHistory(workspaceId);
    let failures = 3;
    account.beforePage = (page) => {
      if (page === undefined || failures === 0) return;
      failures -= 1;
      throw new Error('Twilio does not answer.');
    };
    const turn = async (): Promise<void> => {
      for (const { id } of await imports.due(clock.now(), 50))
        await importer.advance(id).catch(() => undefined);
    };
    for (let round = 0; round < 60 && failures > 0; round += 1) {
      await turn();
      pass(20_000);
    }
    expect(failures).toBe(0);
    expect(job.state).toBe('running');
    for (let round = 0; round < 5; round += 1) {
      pass(20_000);
      await work();
    }
    expect(job).toEqual({ state: 'completed', done: 2 * sids.length });
  });
});
