import { PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import type { IncomingMessage } from 'node:http';
import { systemClock } from '@voicekeep/shared/kernel';
import { AllowedEndpoints, type BucketConnection, type ConnectionReport } from '@voicekeep/storage/domain';
import { EndpointGuard } from '../endpoint-guard';
import { type Fault, type FaultAnswer, type FaultProxy, startFaultProxy } from '../testing/fault-proxy';
import { madeUpAuthority, type MadeUpAuthority } from '../testing/made-up-authority';
import { newTestBucket, type TestBucket, testGuard } from '../testing/test-bucket';
import { S3ConnectionCheck } from './s3-connection-check';

jest.setTimeout(60_000);

const ORIGINS = ['http://127.0.0.1:3000'];
const check = new S3ConnectionCheck(testGuard(), ORIGINS, systemClock);
const bad = (report: ConnectionReport) =>
  report.steps.find(({ status }) => status === 'failed') ??
  report.steps.find(({ status }) => status === 'warning');
const stepOf = (report: ConnectionReport, id: string) => report.steps.find((step) => step.id === id);

describe('the fifteen ways an S3 form goes wrong', () => {
  let bucket: TestBucket;
  let authority: MadeUpAuthority;
  const proxies: FaultProxy[] = [];

  const run = (change: Partial<BucketConnection> = {}, deleteWithCallLog = false) =>
    check.run({ ...bucket.connection, ...change }, { playback: 'signed', deleteWithCallLog });
  const through = async (
    fault: (request: IncomingMessage) => Fault,
    change: Partial<BucketConnection> = {},
  ) => {
    const proxy = await startFaultProxy(bucket.connection.endpoint!, fault);
    proxies.push(proxy);
    return run({ endpoint: proxy.endpoint, ...change });
  };
  const tls = async (names: string, days?: number, ca: string | null = null) => {
    const proxy = await startFaultProxy(bucket.connection.endpoint!, () => null, authority.sign(names, days));
    proxies.push(proxy);
    return { proxy, report: await run({ endpoint: proxy.endpoint, caCertificate: ca }) };
  };
  const policy = (Action: string, more: object = {}) =>
    bucket.client.send(
      new PutBucketPolicyCommand({
        Bucket: bucket.connection.bucket,
        Policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action,
              Resource: [
                `arn:aws:s3:::${bucket.connection.bucket}`,
                `arn:aws:s3:::${bucket.connection.bucket}/*`,
              ],
              ...more,
            },
          ],
        }),
      }),
    );

  beforeAll(() => {
    authority = madeUpAuthority();
  });
  beforeEach(async () => {
    bucket = await newTestBucket();
  });
  afterEach(async () => {
    for (const proxy of proxies.splice(0)) proxy.close();
    await bucket.dropByForce();
  });
  afterAll(() => authority.remove());

  describe('1 wrong region, by a proxy that answers as AWS documents', () => {
    it.each([
      [
        '301 with the region in a header',
        { status: 301, code: 'PermanentRedirect', headers: { 'x-amz-bucket-region': 'eu-west-1' } },
      ],
      [
        '400 that expects another region',
        {
          status: 400,
          code: 'AuthorizationHeaderMalformed',
          members: { Message: "the region 'us-east-1' is wrong; expecting 'eu-west-1'" },
        },
      ],
    ])('names the region of a %s, and offers it', async (_, answer: FaultAnswer) => {
      const report = await through(({ headers }) =>
        headers.authorization || answer.status === 301 ? answer : { status: 403, code: 'AccessDenied' },
      );
      expect(bad(report)).toMatchObject({
        code: 'storage.region_mismatch',
        detail: 'The bucket is in eu-west-1, the form says us-east-1.',
        suggestion: { label: 'Use eu-west-1', change: { region: 'eu-west-1' } },
      });
    });
  });

  it('2 takes the bucket out of an address that holds it', async () => {
    const { port } = new URL(bucket.connection.endpoint!);
    const name = bucket.connection.bucket;
    const guard = new EndpointGuard(new AllowedEndpoints(['store.test']), () =>
      Promise.resolve(['127.0.0.1']),
    );
    const report = await new S3ConnectionCheck(guard, ORIGINS, systemClock).run(
      { ...bucket.connection, endpoint: `http://${name}.store.test:${port}` },
      { playback: 'signed' },
    );
    expect(bad(report)).toMatchObject({
      id: 'bucket',
      code: 'storage.bucket_in_endpoint',
      suggestion: { change: { endpoint: `http://store.test:${port}` } },
    });
  });

  it('3 switches to the bucket in the path where no host of its name exists', async () => {
    const { port } = new URL(bucket.connection.endpoint!);
    const resolve = (host: string) =>
      host === 'store.test'
        ? Promise.resolve(['127.0.0.1'])
        : Promise.reject(Object.assign(new Error('unknown host'), { code: 'ENOTFOUND' }));
    const guard = new EndpointGuard(new AllowedEndpoints(['store.test']), resolve);
    const report = await new S3ConnectionCheck(guard, ORIGINS, systemClock).run(
      { ...bucket.connection, endpoint: `http://store.test:${port}`, forcePathStyle: false },
      { playback: 'signed' },
    );
    expect(bad(report)).toMatchObject({
      id: 'endpoint',
      code: 'storage.addressing_style',
      suggestion: { change: { forcePathStyle: true } },
    });
  });

  it('3 switches to the bucket in the host name where the store demands it', async () => {
    const report = await through(() => ({ status: 403, code: 'SecondLevelDomainForbidden' }));
    expect(bad(report)).toMatchObject({
      code: 'storage.addressing_style',
      suggestion: { change: { forcePathStyle: false } },
    });
  });

  it('4 says what dots in a bucket name mean under https', async () => {
    const dotted = await newTestBucket({ name: `vk-test.${Date.now()}` });
    const proxy = await startFaultProxy(
      bucket.connection.endpoint!,
      () => null,
      authority.sign('IP:127.0.0.1'),
    );
    proxies.push(proxy);
    const report = await check.run(
      { ...dotted.connection, endpoint: proxy.endpoint, caCertificate: authority.ca },
      { playback: 'signed' },
    );
    expect(stepOf(report, 'bucket')).toMatchObject({ status: 'warning', code: 'storage.bucket_dots' });
    expect(report.ok).toBe(true);
    await dotted.drop();
  });

  it('5 names the authority nobody knows, and passes with its certificate', async () => {
    const { report, proxy } = await tls('IP:127.0.0.1');
    expect(bad(report)).toMatchObject({
      id: 'endpoint',
      code: 'storage.tls_untrusted',
      detail: 'The certificate is signed by "Corp Root CA", which this server does not know.',
    });
    expect((await run({ endpoint: proxy.endpoint, caCertificate: authority.ca })).ok).toBe(true);
  });

  it('5 names the host a certificate was made for', async () => {
    const { report } = await tls('DNS:s3.corp.example', 30, authority.ca);
    expect(bad(report)).toMatchObject({ code: 'storage.tls_host' });
    expect(bad(report)?.detail).toContain('s3.corp.example');
  });

  it('6 offers http for a port that speaks http', async () => {
    const endpoint = bucket.connection.endpoint!.replace('http:', 'https:');
    expect(bad(await run({ endpoint }))).toMatchObject({
      code: 'storage.tls_protocol',
      detail: `Port ${new URL(endpoint).port} speaks http, the address says https.`,
      suggestion: { change: { endpoint: bucket.connection.endpoint } },
    });
  });

  it('6 offers https for a port that speaks https', async () => {
    const { proxy } = await tls('IP:127.0.0.1');
    const report = await run({
      endpoint: proxy.endpoint.replace('https:', 'http:'),
      caCertificate: authority.ca,
    });
    expect(bad(report)).toMatchObject({
      code: 'storage.tls_protocol',
      suggestion: { change: { endpoint: proxy.endpoint } },
    });
  });

  it('6 says what localhost means when nothing listens there', async () => {
    const outcome = bad(await run({ endpoint: 'http://127.0.0.1:59999' }));
    expect(outcome).toMatchObject({ code: 'storage.endpoint_unreachable' });
    expect(outcome?.fix).toContain('container');
  });

  it('7 tells an unknown key from a wrong secret', async () => {
    expect(bad(await run({ accessKeyId: 'AKIAAAAAAAAAAAAAAAAA' }))).toMatchObject({
      id: 'credentials',
      code: 'storage.key_unknown',
    });
    expect(bad(await run({ secretAccessKey: 'x'.repeat(40) }))).toMatchObject({
      id: 'credentials',
      code: 'storage.secret_wrong',
    });
  });

  describe('8 one permission missing', () => {
    it.each([
      ['s3:PutObject', 'write'],
      ['s3:GetObject', 'read'],
      ['s3:ListBucket', 'bucket'],
    ])('names %s', async (action, id) => {
      await policy(action);
      const step = stepOf(await run(), id);
      expect(step).toMatchObject({ status: 'failed', code: 'storage.missing_permission' });
      expect(step?.detail).toContain(action);
    });

    it('goes on without the listing, so that every lacking permission is told at once', async () => {
      await policy('s3:ListBucket');
      const report = await run();
      expect(stepOf(report, 'write')?.status).toBe('ok');
      expect(stepOf(report, 'delete')?.status).toBe('ok');
    });

    it('only warns of a refused deletion while call logs keep their files, and names what stays', async () => {
      await policy('s3:DeleteObject');
      const mild = await run();
      expect(mild.ok).toBe(true);
      expect(stepOf(mild, 'delete')).toMatchObject({ status: 'warning', code: 'storage.missing_permission' });
      expect(stepOf(mild, 'delete')?.detail).toMatch(/stays: .*probe\.wav/);
      expect(stepOf(mild, 'large')?.status).toBe('skipped');
      const strict = await run({}, true);
      expect(stepOf(strict, 'delete')?.status).toBe('failed');
    });
  });

  it('9 names the KMS key whose use is refused, by a proxy that answers as AWS documents', async () => {
    const message =
      'User is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:111122223333:key/abcd-12';
    const report = await through(({ method }) =>
      method === 'PUT' ? { status: 403, code: 'AccessDenied', members: { Message: message } } : null,
    );
    expect(bad(report)).toMatchObject({
      id: 'write',
      code: 'storage.missing_permission',
      detail: 'The bucket is encrypted with the KMS key abcd-12 that this access key may not use.',
    });
    expect(bad(report)?.fix).toContain('kms:Decrypt');
  });

  it('10 offers the encryption header a bucket policy demands, by a proxy that answers as AWS documents', async () => {
    const report = await through(({ method, headers }) =>
      method === 'PUT' && headers['x-amz-server-side-encryption'] === undefined
        ? { status: 403, code: 'AccessDenied' }
        : null,
    );
    expect(bad(report)).toMatchObject({
      id: 'write',
      code: 'storage.encryption_required',
      suggestion: { change: { encryption: { mode: 'sse-s3' } } },
    });
  });

  it('10 never sends an ACL header', async () => {
    const seen: string[] = [];
    await through(({ headers }) => {
      seen.push(...Object.keys(headers));
      return null;
    });
    expect(seen.filter((name) => name.startsWith('x-amz-acl') || name.startsWith('x-amz-grant'))).toEqual([]);
  });

  it('11 works with a store that refuses the checksums of new SDKs', async () => {
    const report = await through(({ method, headers, url }) =>
      method === 'PUT' &&
      !url?.includes('cors') &&
      Object.keys(headers).some((name) => /^x-amz-(checksum|trailer|sdk-checksum)/.test(name))
        ? { status: 501, code: 'NotImplemented' }
        : null,
    );
    expect(report).toMatchObject({ ok: true, enforcesSha256: false });
    expect(stepOf(report, 'checksum')?.detail).toContain('read back');
  });

  it('12 offers to play through the server where CORS cannot be set', async () => {
    const report = await through(({ method, url }) =>
      url?.includes('cors') || method === 'OPTIONS' ? { status: 501, code: 'NotImplemented' } : null,
    );
    expect(report.ok).toBe(true);
    expect(stepOf(report, 'cors')).toMatchObject({
      status: 'warning',
      code: 'storage.cors_missing',
      suggestion: { change: { playback: 'proxied' } },
    });
  });

  it('13 doubts an address of the inner network for browsers outside', async () => {
    const outside = new S3ConnectionCheck(testGuard(), ['https://calls.example.com'], systemClock);
    const report = await outside.run(bucket.connection, { playback: 'signed' });
    expect(stepOf(report, 'playback')).toMatchObject({
      status: 'warning',
      code: 'storage.public_endpoint_internal',
    });
  });

  it('14 measures the clock to the second before anything else', async () => {
    const report = await through(() => ({
      status: 403,
      code: 'AccessDenied',
      headers: { Date: new Date(Date.now() + 18 * 60_000 + 20_000).toUTCString() },
    }));
    expect(bad(report)).toMatchObject({ id: 'endpoint', code: 'storage.clock_skew' });
    expect(bad(report)?.detail).toMatch(/The clock of this server is 18 min (19|20|21) s behind/);
  });

  it('15 puts 20 MiB from a file, as long recordings are put', async () => {
    expect(stepOf(await run(), 'large')).toMatchObject({ status: 'ok' });
    expect(await bucket.keys()).toEqual([]);
  });

  it('says of encryption that the store ignored', async () => {
    const report = await run({ encryption: { mode: 'sse-s3' } });
    expect(stepOf(report, 'encryption')).toMatchObject({
      status: 'failed',
      code: 'storage.encryption_ignored',
    });
  });

  it.each([
    ['SSE-S3', { mode: 'sse-s3' as const }],
    ['SSE-KMS', { mode: 'sse-kms' as const, kmsKeyId: 'probe-kms-key' }],
  ])(
    'offers to leave out %s where the store knows none, by a proxy that answers as Swift does',
    async (name, encryption) => {
      const report = await through(
        ({ headers }) =>
          headers['x-amz-server-side-encryption'] === undefined
            ? null
            : { status: 501, code: 'NotImplemented' },
        { encryption },
      );
      expect(bad(report)).toMatchObject({
        id: 'write',
        code: 'storage.encryption_unsupported',
        detail: `The store knows no ${name} and refuses files that ask for it.`,
        suggestion: { change: { encryption: { mode: 'none' } } },
      });
      expect(await bucket.keys()).toEqual([]);
    },
  );

  it('sees that encryption with a KMS key took', async () => {
    const report = await run({ encryption: { mode: 'sse-kms', kmsKeyId: 'probe-kms-key' } });
    expect(stepOf(report, 'encryption')).toMatchObject({ status: 'ok' });
    expect(stepOf(report, 'encryption')?.detail).toContain('SSE-KMS');
  });

  it('holds no secret, key id or signature in its report', async () => {
    const reports = [await run(), await run({ secretAccessKey: 'x'.repeat(40) })];
    const text = JSON.stringify(reports);
    expect(text).not.toContain(bucket.connection.secretAccessKey);
    expect(text).not.toContain(bucket.connection.accessKeyId);
    expect(text).not.toMatch(/Signature/);
  });

  it('takes less than 15 s against a store that goes silent after the keys were checked', async () => {
    const started = Date.now();
    const hold = await startFaultProxy(bucket.connection.endpoint!, ({ method }) =>
      method === 'PUT' ? 'silence' : null,
    );
    proxies.push(hold);
    const report = await run({ endpoint: hold.endpoint });
    expect(bad(report)).toMatchObject({ id: 'write', code: 'storage.endpoint_timeout' });
    expect(Date.now() - started).toBeLessThan(15_000);
  });

  it('only warns of a way to the store that is too slow for 20 MiB within a test', async () => {
    const report = await through(({ method, url }) =>
      method === 'PUT' && url?.includes('large') ? 'silence' : null,
    );
    expect(report.ok).toBe(true);
    expect(stepOf(report, 'large')).toMatchObject({ status: 'warning', code: 'storage.slow_transfer' });
  });
});
