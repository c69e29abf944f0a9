import { randomUUID } from 'node:crypto';
import type { BrowserProbe, ConnectionCheckLine } from '@voicekeep/shared/contracts';
import { newTestBucket, type TestBucket, testS3 } from '../s3/testing/test-bucket';
import { startStorageHost } from './testing/storage-host';
import { linesOf } from './testing/test-lines';

jest.setTimeout(30_000);

const PAGE = 'http://127.0.0.1:3000';

describe('the probe lent to the browser that ordered a test', () => {
  let host: Awaited<ReturnType<typeof startStorageHost>>;
  let bucket: TestBucket;
  const ws = randomUUID();
  const path = `/workspaces/${ws}/storage/test`;
  const good = () => ({ ...testS3(), bucket: bucket.connection.bucket });
  const open = (query = '?browser=true', body: object = good()) =>
    fetch(`${host.base}/api/v1${path}${query}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-actor': 'admin@*',
        accept: 'application/x-ndjson',
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(25_000),
    });
  const read = ({ url, range }: BrowserProbe) => fetch(url, { headers: { range, origin: PAGE } });
  const giveBack = async ({ id }: BrowserProbe, actor?: string) =>
    (await host.call('DELETE', `${path}/probes/${id}`, undefined, actor)).status;
  const probeIn = (lines: readonly ConnectionCheckLine[]) =>
    lines.flatMap((line) => (line.event === 'probe' ? [line.probe] : []));
  /** Runs a test, with `during` while its probe is lent. */
  const run = async (during: (probe: BrowserProbe) => Promise<void>) => {
    const lines: ConnectionCheckLine[] = [];
    for await (const line of linesOf(await open())) {
      lines.push(line);
      if (line.event === 'probe') await during(line.probe);
    }
    return lines;
  };
  const expectEmptySoon = async (): Promise<void> => {
    const deadline = Date.now() + 15_000;
    while ((await bucket.keys()).length > 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await bucket.keys()).toEqual([]);
  };

  beforeAll(async () => {
    [host, bucket] = await Promise.all([startStorageHost(), newTestBucket()]);
  });
  afterAll(async () => {
    await Promise.all([host.stop(), bucket.drop()]);
  });

  it('reads as a recording would: a part, from another origin', async () => {
    const lines = await run(async (probe) => {
      const response = await read(probe);
      expect(response.status).toBe(206);
      expect(response.headers.get('access-control-allow-origin')).toBe(PAGE);
      expect(Buffer.from(await response.arrayBuffer()).toString('base64')).toBe(probe.expected);
      expect(await giveBack(probe)).toBe(204);
    });
    expect(lines.at(-1)).toMatchObject({ event: 'result', ok: true });
  });

  it('is deleted once given back, before the test says that nothing is left', async () => {
    let lent: BrowserProbe | null = null;
    const lines = await run(async (probe) => {
      lent = probe;
      await giveBack(probe);
    });
    expect(lines.findIndex(({ event }) => event === 'probe')).toBeLessThan(
      lines.findIndex((line) => line.event === 'started' && line.id === 'delete'),
    );
    expect((await read(lent!)).status).toBe(404);
    expect(await giveBack(lent!)).toBe(404);
    expect(await bucket.keys()).toEqual([]);
  });

  it('is deleted after a few seconds when it is never given back', async () => {
    const started = Date.now();
    const lines = await run(() => Promise.resolve());
    expect(lines.at(-1)).toMatchObject({ event: 'result', ok: true });
    expect(Date.now() - started).toBeLessThan(15_000);
    expect(await bucket.keys()).toEqual([]);
  });

  it('is deleted at once when the page is gone', async () => {
    for await (const line of linesOf(await open())) if (line.event === 'probe') break;
    const gone = Date.now();
    await expectEmptySoon();
    expect(Date.now() - gone).toBeLessThan(5_500);
  });

  it('cannot be given back by who may not test', async () => {
    await run(async (probe) => {
      expect(await giveBack(probe, `member@${ws}`)).toBe(403);
      expect((await read(probe)).status).toBe(206);
      await giveBack(probe);
    });
  });

  it('is lent to nobody who does not ask, and not for playing through the server', async () => {
    const texts = await Promise.all(
      [open(''), open('?browser=true', { ...good(), playback: 'proxied' })].map(async (r) =>
        (await r).text(),
      ),
    );
    for (const text of texts) expect(text).not.toMatch(/"event":"probe"|X-Amz-Signature/);
    const plain = await host.call('POST', `${path}?browser=true`, good());
    expect(JSON.stringify(plain.body)).not.toContain('X-Amz-Signature');
  });

  it('is lent at the address browsers use', async () => {
    const publicEndpoint = testS3().endpoint.replace('127.0.0.1', 'localhost');
    const lines: ConnectionCheckLine[] = [];
    for await (const line of linesOf(await open(undefined, { ...good(), publicEndpoint }))) {
      lines.push(line);
      if (line.event === 'probe') await giveBack(line.probe);
    }
    expect(new URL(probeIn(lines)[0]!.url).origin).toBe(publicEndpoint);
  });

  it('leaves no trace of its address in the audit trail', () => {
    expect(JSON.stringify(host.audit)).not.toContain('X-Amz');
  });
});
