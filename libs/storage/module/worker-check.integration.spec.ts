import { randomUUID } from 'node:crypto';
import type { CheckStep } from '@voicekeep/shared/contracts';
import { newTestBucket, type TestBucket, testS3 } from '../s3/testing/test-bucket';
import { caller, openStorage, type StorageFixture } from './testing/storage-fixture';

jest.setTimeout(30_000);

const HERE = ['127.0.0.0/8', '::1', 'localhost'];

describe('a connection tested by a process that does not copy itself', () => {
  let storage: StorageFixture;
  let bucket: TestBucket;
  let workspaceId: string;
  const form = () => ({ ...testS3(), enabled: true, bucket: bucket.connection.bucket });

  beforeAll(async () => {
    [storage, bucket] = await Promise.all([openStorage(), newTestBucket()]);
  });
  beforeEach(() => {
    workspaceId = randomUUID();
  });
  afterAll(async () => {
    await Promise.all([storage.close(), bucket.drop()]);
  });

  /** Lets a worker do one errand as soon as there is one. */
  const served = async (allowed: readonly string[], work: Promise<unknown>): Promise<void> => {
    const worker = storage.worker(allowed);
    let isOver = false;
    void work.then(
      () => (isOver = true),
      () => (isOver = true),
    );
    while (!isOver && !(await worker.serve())) await new Promise((resolve) => setImmediate(resolve));
  };
  const tested = async (allowed: readonly string[] | null): Promise<{ ok: boolean; last: CheckStep }> => {
    const test = storage.askingEditor(allowed ? undefined : 300).test(workspaceId, form(), caller);
    if (allowed) await served(allowed, test);
    const { ok, steps } = await test;
    return { ok, last: steps.at(-1)! };
  };

  it('is tried by a worker, too, which leaves nothing behind', async () => {
    expect(await tested(HERE)).toMatchObject({ ok: true, last: { id: 'worker', status: 'ok' } });
    expect(await bucket.keys()).toEqual([]);
    expect(await storage.source.query('SELECT * FROM vk_worker_errands')).toEqual([]);
  });

  it('fails for what the worker alone meets, under the code of that, and is not switched on', async () => {
    expect(await tested([])).toMatchObject({
      ok: false,
      last: { id: 'worker', status: 'failed', code: 'storage.endpoint_forbidden' },
    });
    const save = storage.askingEditor().save(workspaceId, form(), caller);
    await Promise.all([
      served([], save),
      expect(save).rejects.toMatchObject({ code: 'storage.endpoint_forbidden' }),
    ]);
    expect(await storage.settings.find(workspaceId)).toBeNull();
  });

  it('is told that no worker answers, which is no reason not to save', async () => {
    expect(await tested(null)).toMatchObject({
      ok: true,
      last: { id: 'worker', status: 'warning', code: 'storage.no_worker' },
    });
  });

  it('asks no worker about what fails here already', async () => {
    const wrong = { ...form(), secretAccessKey: 'x'.repeat(40) };
    const { ok, steps } = await storage.askingEditor().test(workspaceId, wrong, caller);
    expect([ok, steps.at(-1)]).toMatchObject([false, { id: 'worker', status: 'skipped' }]);
  });

  it('tells each step as it goes, the worker last', async () => {
    const told: string[] = [];
    const test = storage.askingEditor().test(workspaceId, form(), caller, {
      planned: (steps) => told.push(`planned ${steps.at(-1)?.id}`),
      started: (id) => told.push(`started ${id}`),
      finished: ({ id }) => told.push(`finished ${id}`),
    });
    await served(HERE, test);
    await test;
    expect(told[0]).toBe('planned worker');
    expect(told.slice(-2)).toEqual(['started worker', 'finished worker']);
  });

  it('keeps the secret sealed on its way', async () => {
    const { connection } = bucket;
    await storage.errands.add({ workspaceId, connection, options: { playback: 'signed' } }, new Date());
    const rows = JSON.stringify(await storage.source.query('SELECT * FROM vk_worker_errands'));
    expect(rows).toContain(workspaceId);
    expect(rows).not.toContain(connection.secretAccessKey);
    const taken = await Promise.all([storage.errands.take(new Date()), storage.errands.take(new Date())]);
    expect(taken.filter(Boolean)).toMatchObject([{ workspaceId, connection }]);
    expect(await storage.errands.take(new Date(Date.now() + 60_000))).toBeNull();
  });
});
