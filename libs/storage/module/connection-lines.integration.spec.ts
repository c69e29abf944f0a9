import { randomUUID } from 'node:crypto';
import type { ConnectionCheckLine } from '@voicekeep/shared/contracts';
import { newTestBucket, type TestBucket, testS3 } from '../s3/testing/test-bucket';
import { startStorageHost } from './testing/storage-host';
import { linesOf } from './testing/test-lines';

jest.setTimeout(30_000);

describe('the connection test, read line by line', () => {
  let host: Awaited<ReturnType<typeof startStorageHost>>;
  let bucket: TestBucket;
  const ws = randomUUID();
  const good = () => ({ ...testS3(), bucket: bucket.connection.bucket });
  const ask = (body: object, accept = 'application/x-ndjson', actor = 'admin@*') =>
    fetch(`${host.base}/api/v1/workspaces/${ws}/storage/test`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-actor': actor, accept },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
  const allOf = async (response: Response): Promise<ConnectionCheckLine[]> => {
    const lines: ConnectionCheckLine[] = [];
    for await (const line of linesOf(response)) lines.push(line);
    return lines;
  };

  beforeAll(async () => {
    [host, bucket] = await Promise.all([startStorageHost(), newTestBucket()]);
  });
  afterAll(async () => {
    await Promise.all([host.stop(), bucket.drop()]);
  });

  it('tells what will be tried, then each step as it begins and ends, then the whole', async () => {
    const response = await ask(good());
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    const [planned, ...rest] = await allOf(response);
    if (planned?.event !== 'planned') throw new Error('The plan comes first.');
    const ids = planned.steps.map(({ id }) => id);
    expect(ids).toContain('endpoint');
    expect(ids.at(-1)).toBe('delete');
    const last = rest.pop();
    expect(last).toMatchObject({ event: 'result', ok: true });
    const seen = rest.map((line) =>
      line.event === 'started' ? `> ${line.id}` : line.event === 'step' ? line.step.id : line.event,
    );
    expect(seen).toEqual(ids.flatMap((id) => [`> ${id}`, id]));
  });

  it('does not wait for the end before it tells the first steps', async () => {
    let before = '';
    for await (const line of linesOf(await ask(good()))) {
      if (line.event === 'step' && line.step.id === 'write') before = (await bucket.keys()).join();
      if (line.event === 'result') expect(await bucket.keys()).toEqual([]);
    }
    expect(before).toContain('.voicekeep-check');
  });

  it('says of what was not reached that it was skipped, and begins none of it', async () => {
    const lines = await allOf(await ask({ ...good(), bucket: 'vk-test-no-such-bucket' }));
    const begun = lines.flatMap((line) => (line.event === 'started' ? [line.id] : []));
    expect(begun).toEqual(['endpoint', 'credentials', 'bucket']);
    const told = lines.flatMap((line) => (line.event === 'step' ? [line.step] : []));
    expect(told.find(({ id }) => id === 'bucket')).toMatchObject({ code: 'storage.bucket_not_found' });
    expect(lines.at(-1)).toMatchObject({ event: 'result', ok: false, steps: told });
  });

  it('tells what is wrong with the form as steps', async () => {
    const lines = await allOf(await ask({ ...good(), bucket: 'My_Bucket' }));
    expect(lines).toMatchObject([
      { event: 'planned', steps: [{ id: 'form.bucket' }] },
      { event: 'step', step: { status: 'failed', code: 'storage.bucket_format' } },
      { event: 'result', ok: false },
    ]);
  });

  it('refuses a request that cannot be tested with a problem and no stream', async () => {
    await host.call('PUT', `/workspaces/${ws}/storage`, { ...good(), enabled: false });
    const { secretAccessKey: _, ...moved } = { ...good(), endpoint: 'https://s3.example.com' };
    const response = await ask(moved);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'storage.secret_required_again' });
    expect((await ask(good(), undefined, `member@${ws}`)).status).toBe(403);
  });

  it('carries no secret, key or signature', async () => {
    const text = await (await ask(good())).text();
    expect(text).not.toContain(good().secretAccessKey);
    expect(text).not.toContain(good().accessKeyId);
    expect(text).not.toMatch(/X-Amz-Signature/i);
  });

  it.each(['application/json', '*/*'])('is one answer to who accepts %s', async (accept) => {
    const response = await ask(good(), accept);
    expect(await response.json()).toMatchObject({ ok: true, steps: expect.any(Array) });
  });

  it('removes what it wrote also when nobody reads on', async () => {
    const response = await ask(good());
    for await (const line of linesOf(response)) if (line.event === 'step' && line.step.id === 'read') break;
    const deadline = Date.now() + 15_000;
    while ((await bucket.keys()).length > 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await bucket.keys()).toEqual([]);
  });
});
