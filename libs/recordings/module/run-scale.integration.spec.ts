import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { WingDatabase } from '@voicekeep/shared/testing';
import { EndlessAccount } from './testing/endless-account';
import { setRunScene } from './testing/run-scene';
import { createTestDatabase } from './testing/test-database';

/** More of them by hand: `SCALE_RECORDINGS=100000 npx jest --selectProjects integration --testPathPatterns run-scale`. */
const COUNT = Number(process.env['SCALE_RECORDINGS'] ?? 1500);

jest.setTimeout(60_000 + COUNT * 30);

const mib = (bytes: number): number => Math.round(bytes / 2 ** 20);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** What is held, in bytes: how much lies about uncollected is V8's own choice. */
function held(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe(`a run over ${COUNT.toLocaleString('en')} recordings`, () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());

  it('lists them with flat memory, queues at most a thousand ahead, and shows its counts without counting', async () => {
    const account = new EndlessAccount(COUNT);
    const scene = await setRunScene(made.database, {}, account);
    const { steering, workspaceId, order, advance, states, view, database } = scene;
    scene.callLogs.remembers = false;
    const id = await steering.start(workspaceId, order);
    const [memory, began]: [number[], number] = [[], Date.now()];
    const every = Math.ceil(COUNT / 10_000);
    account.slow = async () => void (account.pages % every === 0 && memory.push(held()));
    while (!(await view(id))?.listed) await advance(id);
    const seconds = (Date.now() - began) / 1000;
    expect(await view(id)).toMatchObject({ total: COUNT, done: 0, state: 'running' });
    expect(await states()).toEqual({ queued: 1000, on_twilio: COUNT - 1000 });
    expect(account.pages).toBe(Math.ceil(COUNT / 1000));
    const risen = Math.max(...memory) - Math.max(...memory.slice(0, Math.ceil(memory.length / 4)));
    expect(mib(risen)).toBeLessThan(10);

    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const start = performance.now();
      await work();
      return Math.round((performance.now() - start) * 10) / 10;
    };
    await scene.work(100);
    const shown = await timed(() => view(id));
    const turn = await timed(() => advance(id));
    expect(await view(id)).toMatchObject({ total: COUNT, done: 100 });
    expect((await states())['queued']).toBe(1000);
    const pause = await timed(() => steering.pause(workspaceId, id));
    expect((await states())['queued']).toBeUndefined();
    if (COUNT > 1500)
      process.stderr.write(
        `${COUNT} recordings listed in ${seconds.toFixed(1)} s (${Math.round(COUNT / seconds)} per second), ` +
          `held ${memory.map(mib).join(' ')} MiB; ` +
          `one look ${shown} ms, one turn ${turn} ms, pause ${pause} ms\n`,
      );

    // What is read every second, by the index and no more than a few rows of it.
    await database.query('ANALYZE TABLE vk_migration_items');
    const explained = async (where: string, values: unknown[]): Promise<{ key: string; rows: number }[]> => {
      const rows: { key: string; rows: string | number }[] = await database.query(
        `EXPLAIN SELECT recording_id FROM vk_migration_items i WHERE workspace_id = ? AND run_id = ? AND ${where}`,
        [workspaceId, id, ...values],
      );
      return rows.map(({ key, rows: read }) => ({ key, rows: Number(read) }));
    };
    const [moved] = await explained('uncounted = 1', []);
    expect(moved).toMatchObject({ key: 'ix_vk_migration_items_uncounted' });
    const [left]: [{ n: string | number }] = await database.query(
      'SELECT COUNT(*) AS n FROM vk_migration_items WHERE run_id = ? AND uncounted = 1',
      [id],
    );
    expect(Number(left.n)).toBe(0);
    const [recent] = await explained(`state = 'done' AND ended_at > ?`, [scene.clock.at]);
    expect(recent).toMatchObject({ key: 'ix_vk_migration_items_state' });
    expect(recent!.rows).toBeLessThan(COUNT / 10);
    const [done] = await explained(`state = 'waiting' ORDER BY ended_at, recording_id LIMIT 1`, []);
    expect(done).toMatchObject({ key: 'ix_vk_migration_items_state' });
  });
});
