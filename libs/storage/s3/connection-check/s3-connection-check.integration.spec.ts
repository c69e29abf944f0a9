import { GetBucketCorsCommand, PutBucketCorsCommand, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '@voicekeep/shared/kernel';
import { type BucketConnection, type ConnectionReport } from '@voicekeep/storage/domain';
import { startFaultProxy } from '../testing/fault-proxy';
import { newTestBucket, type TestBucket, testGuard } from '../testing/test-bucket';
import { S3ConnectionCheck } from './s3-connection-check';

jest.setTimeout(30_000);

const ORIGINS = ['http://127.0.0.1:3000', 'https://dashboard.example.com'];
const check = new S3ConnectionCheck(testGuard(), ORIGINS, systemClock);

const stepOf = (report: ConnectionReport, id: string) => report.steps.find((step) => step.id === id);
const firstFailed = (report: ConnectionReport) => report.steps.find(({ status }) => status === 'failed');

describe('the connection check against a real S3 server', () => {
  let bucket: TestBucket;
  const run = (change: Partial<BucketConnection> = {}, playback: 'signed' | 'proxied' = 'signed') =>
    check.run({ ...bucket.connection, ...change }, { playback });

  beforeAll(async () => {
    bucket = await newTestBucket();
  });

  afterAll(() => bucket.drop());

  it('passes every step and leaves nothing behind', async () => {
    const report = await run();
    expect(report.steps.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'endpoint ok',
      'credentials ok',
      'bucket ok',
      'write ok',
      'read ok',
      'checksum ok',
      'encryption ok',
      'public ok',
      'versions ok',
      'playback ok',
      'cors ok',
      'large ok',
      'delete ok',
    ]);
    expect(report).toMatchObject({ ok: true, enforcesSha256: false });
    expect(await bucket.keys()).toEqual([]);
  });

  it('leaves nothing behind in a bucket with versions', async () => {
    const versioned = await newTestBucket({ versioned: true });
    const report = await check.run(versioned.connection, { playback: 'signed' });
    expect(report.ok).toBe(true);
    expect(await versioned.keys()).toEqual([]);
    await versioned.drop();
  });

  it.each([
    ['a wrong secret', { secretAccessKey: 'x'.repeat(40) }, 'credentials', 'storage.secret_wrong'],
    ['an unknown key', { accessKeyId: 'AKIAAAAAAAAAAAAAAAAA' }, 'credentials', 'storage.key_unknown'],
    ['a missing bucket', { bucket: 'vk-test-no-such-bucket' }, 'bucket', 'storage.bucket_not_found'],
    ['a closed port', { endpoint: 'http://127.0.0.1:59999' }, 'endpoint', 'storage.endpoint_unreachable'],
    ['a metadata address', { endpoint: 'http://169.254.169.254' }, 'endpoint', 'storage.endpoint_forbidden'],
  ])('names %s at its step and stops there', async (_, change, id, code) => {
    const report = await run(change);
    expect(report.ok).toBe(false);
    expect(firstFailed(report)).toMatchObject({
      id,
      code,
      detail: expect.any(String),
      fix: expect.any(String),
    });
    const after = report.steps.slice(report.steps.findIndex((step) => step.id === id) + 1);
    expect(after.every(({ status }) => status === 'skipped')).toBe(true);
  });

  it('knows a store that answers in S3 only to what looks signed, as OpenStack Swift does', async () => {
    const proxy = await startFaultProxy(bucket.connection.endpoint!, ({ headers, url }) =>
      (headers.authorization ?? url?.includes('X-Amz-Credential')) ? null : { status: 412 },
    );
    const report = await run({ endpoint: proxy.endpoint });
    proxy.close();
    expect(stepOf(report, 'endpoint')).toMatchObject({ status: 'ok' });
    expect(report.ok).toBe(true);
  });

  it('says that the port speaks http when the address says https', async () => {
    const report = await run({ endpoint: bucket.connection.endpoint!.replace('http:', 'https:') });
    expect(firstFailed(report)).toMatchObject({ id: 'endpoint', code: 'storage.tls_protocol' });
  });

  it('keeps foreign CORS rules as they are, also when run twice', async () => {
    const foreign = {
      ID: 'website',
      AllowedOrigins: ['https://www.example.com'],
      AllowedMethods: ['PUT'],
      AllowedHeaders: ['*'],
      MaxAgeSeconds: 60,
    };
    const Bucket = bucket.connection.bucket;
    await bucket.client.send(
      new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [foreign] } }),
    );
    await run();
    await run();
    const { CORSRules = [] } = await bucket.client.send(new GetBucketCorsCommand({ Bucket }));
    expect(CORSRules).toHaveLength(2);
    expect(CORSRules.find(({ ID }) => ID === 'website')).toMatchObject(foreign);
    expect(CORSRules.find(({ ID }) => ID === 'voicekeep')?.AllowedOrigins?.sort()).toEqual(ORIGINS);
  });

  it('asks for no CORS when recordings play through the server', async () => {
    const report = await run({}, 'proxied');
    expect(report.ok).toBe(true);
    expect(stepOf(report, 'cors')?.status).toBe('skipped');
  });

  it('does not ask to reach the public address itself, nor calls the bucket open or closed for it', async () => {
    const report = await run({ publicEndpoint: 'http://127.0.0.1:59999' });
    expect(report.ok).toBe(true);
    expect(stepOf(report, 'public')).toMatchObject({ status: 'ok' });
    expect(stepOf(report, 'playback')).toMatchObject({ code: 'storage.public_endpoint_unreachable' });
    expect(stepOf(report, 'cors')).toMatchObject({ status: 'skipped' });
  });

  it('names the permission that is missing', async () => {
    const guarded = await newTestBucket();
    const Bucket = guarded.connection.bucket;
    const deny = (Action: string) =>
      guarded.client.send(
        new PutBucketPolicyCommand({
          Bucket,
          Policy: JSON.stringify({
            Version: '2012-10-17',
            Statement: [{ Effect: 'Deny', Principal: '*', Action, Resource: `arn:aws:s3:::${Bucket}/*` }],
          }),
        }),
      );
    await deny('s3:PutObject');
    const report = await check.run(guarded.connection, { playback: 'signed' });
    expect(firstFailed(report)).toMatchObject({ id: 'write', code: 'storage.missing_permission' });
    expect(firstFailed(report)?.detail).toContain('s3:PutObject');
    await guarded.drop();
  });
});

describe('the connection check against a server that is no S3', () => {
  const servers: http.Server[] = [];
  const serve = async (answer: http.RequestListener): Promise<string> => {
    const server = http.createServer(answer).listen(0, '127.0.0.1');
    servers.push(server);
    await new Promise((resolve) => server.once('listening', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const at = (endpoint: string) =>
    check.run(
      {
        endpoint,
        publicEndpoint: null,
        region: 'us-east-1',
        bucket: 'recordings',
        prefix: 'voicekeep',
        forcePathStyle: true,
        accessKeyId: 'AKIAAAAAAAAAAAAAAAAA',
        secretAccessKey: 'x'.repeat(40),
        encryption: { mode: 'none' },
        caCertificate: null,
        enforcesSha256: false,
      },
      { playback: 'signed' },
    );

  afterAll(() => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('says so of a web page', async () => {
    const report = await at(await serve((_, response) => response.end('<html>Welcome</html>')));
    expect(firstFailed(report)).toMatchObject({ code: 'storage.not_s3' });
  });

  it('does not follow a redirect', async () => {
    let followed = false;
    const target = await serve((_, response) => {
      followed = true;
      response.end();
    });
    const report = await at(
      await serve((_, response) => response.writeHead(302, { Location: target }).end()),
    );
    expect(firstFailed(report)).toMatchObject({ code: 'storage.endpoint_redirect' });
    expect(followed).toBe(false);
  });

  it('gives up on one that never answers within 5 s', async () => {
    const started = Date.now();
    const report = await at(await serve(() => undefined));
    expect(firstFailed(report)).toMatchObject({ id: 'endpoint', code: 'storage.endpoint_timeout' });
    expect(Date.now() - started).toBeLessThan(5000);
  });

  it('names the region when the store answers as AWS does for a bucket elsewhere', async () => {
    const endpoint = await serve((_, response) =>
      response
        .writeHead(301, { 'x-amz-bucket-region': 'eu-west-1', 'Content-Type': 'application/xml' })
        .end('<?xml version="1.0"?><Error><Code>PermanentRedirect</Code></Error>'),
    );
    const failed = firstFailed(await at(endpoint));
    expect(failed).toMatchObject({ code: 'storage.region_mismatch' });
    expect(failed?.detail).toContain('eu-west-1');
  });

  it('measures a clock that is far off', async () => {
    const endpoint = await serve((_, response) =>
      response
        .writeHead(403, { Date: new Date(Date.now() - 20 * 60_000).toUTCString() })
        .end('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'),
    );
    const failed = firstFailed(await at(endpoint));
    expect(failed).toMatchObject({ code: 'storage.clock_skew' });
    expect(failed?.detail).toContain('20 min');
  });
});
