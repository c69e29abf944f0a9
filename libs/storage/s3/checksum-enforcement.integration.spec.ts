import { randomBytes } from 'node:crypto';
import { systemClock } from '@voicekeep/shared/kernel';
import { describeBytes } from '@voicekeep/storage/testing';
import { S3ConnectionCheck } from './connection-check/s3-connection-check';
import { S3ObjectStoreFactory } from './s3-object-store-factory';
import { startChecksumProxy, type ChecksumProxy } from './testing/checksum-proxy';
import { newTestBucket, type TestBucket, testGuard } from './testing/test-bucket';

jest.setTimeout(30_000);

describe('a store that checks SHA-256 as AWS documents it (a proxy before the real store)', () => {
  let bucket: TestBucket;
  let proxy: ChecksumProxy;
  const bytes = randomBytes(500);

  beforeAll(async () => {
    bucket = await newTestBucket();
    proxy = await startChecksumProxy(bucket.connection.endpoint!);
  });
  afterAll(async () => {
    proxy.close();
    await bucket.drop();
  });

  it('is recognised by the connection check', async () => {
    const check = new S3ConnectionCheck(testGuard(), ['http://127.0.0.1:3000'], systemClock);
    const report = await check.run(
      { ...bucket.connection, endpoint: proxy.endpoint },
      { playback: 'signed' },
    );
    expect(report).toMatchObject({ ok: true, enforcesSha256: true });
    expect(await bucket.keys()).toEqual([]);
  });

  it('proves a copy by the checksum it tells, and refuses altered bytes', async () => {
    const store = new S3ObjectStoreFactory(testGuard()).open({
      ...bucket.connection,
      endpoint: proxy.endpoint,
      enforcesSha256: true,
    });
    const options = describeBytes(bytes);
    await store.put('proved.wav', { bytes }, options);
    expect(await store.head('proved.wav')).toMatchObject({ sha256: options.sha256 });
    await expect(
      store.put('other.wav', { bytes }, { ...options, sha256: '0'.repeat(64) }),
    ).rejects.toMatchObject({ code: 'storage.checksum_refused', retryable: true });
  });
});

describe('the surroundings of the process', () => {
  const SURROUNDINGS = {
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
    AWS_ACCESS_KEY_ID: 'AKIAWRONGWRONGWRONGW',
    AWS_SECRET_ACCESS_KEY: 'wrong',
    AWS_SESSION_TOKEN: 'wrong',
    AWS_REGION: 'eu-west-1',
    AWS_PROFILE: 'nobody',
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_USE_FIPS_ENDPOINT: 'true',
    AWS_USE_DUALSTACK_ENDPOINT: 'true',
    AWS_REQUEST_CHECKSUM_CALCULATION: 'when_supported',
    AWS_MAX_ATTEMPTS: 'x',
    HTTP_PROXY: 'http://127.0.0.1:1',
    NODE_USE_ENV_PROXY: '1',
  };
  const before = { ...process.env };

  afterEach(() => {
    for (const name of Object.keys(SURROUNDINGS)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
  });

  it('change nothing about where and how the store is reached', async () => {
    const bucket = await newTestBucket();
    Object.assign(process.env, SURROUNDINGS);
    const store = new S3ObjectStoreFactory(testGuard()).open(bucket.connection);
    const bytes = randomBytes(5);
    await store.put('k', { bytes }, describeBytes(bytes));
    expect(await store.head('k')).toMatchObject({ sizeBytes: 5 });
    const { url } = await store.signedUrl('k', { ttlSeconds: 60, contentType: 'audio/wav' });
    expect(url).toContain(`${bucket.connection.endpoint}/${bucket.connection.bucket}/k?`);
    expect(url).not.toContain('Security-Token');
    await bucket.drop();
  });

  it('are not asked for the address of AWS either', async () => {
    Object.assign(process.env, SURROUNDINGS);
    const { url } = await new S3ObjectStoreFactory(testGuard())
      .open({
        endpoint: null,
        publicEndpoint: null,
        region: 'eu-central-1',
        bucket: 'recordings',
        prefix: '',
        forcePathStyle: false,
        accessKeyId: 'AKIAABCDEFGHIJKLMNOP',
        secretAccessKey: 's'.repeat(40),
        encryption: { mode: 'none' },
        caCertificate: null,
        enforcesSha256: false,
      })
      .signedUrl('k.wav', { ttlSeconds: 3600, contentType: 'audio/wav' });
    expect(url).toMatch(/^https:\/\/recordings\.s3\.eu-central-1\.amazonaws\.com\/k\.wav\?/);
    expect(url).toContain('X-Amz-Expires=3600');
    expect(url).toContain(encodeURIComponent('/eu-central-1/s3/aws4_request'));
  });
});
