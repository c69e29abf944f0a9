import { randomBytes } from 'node:crypto';
import { describeBytes } from '@voicekeep/storage/testing';
import { AllowedEndpoints } from '@voicekeep/storage/domain';
import { EndpointGuard } from './endpoint-guard';
import { S3ObjectStoreFactory } from './s3-object-store-factory';
import { startFaultProxy } from './testing/fault-proxy';
import { newTestBucket, type TestBucket, testGuard } from './testing/test-bucket';

// Buckets take their time on a busy machine.
jest.setTimeout(30_000);

const buckets: TestBucket[] = [];
const factory = new S3ObjectStoreFactory(testGuard());

async function newBucket(): Promise<TestBucket> {
  const bucket = await newTestBucket();
  buckets.push(bucket);
  return bucket;
}

afterAll(async () => {
  await Promise.all(buckets.map((bucket) => bucket.drop()));
});

describe('a signed URL of the S3 adapter', () => {
  const bytes = randomBytes(1000);
  let bucket: TestBucket;
  const url = async (options: { downloadName?: string; ttlSeconds?: number } = {}) =>
    (
      await factory.open(bucket.connection).signedUrl('x/RE1.wav', {
        ttlSeconds: options.ttlSeconds ?? 60,
        contentType: 'audio/x-wav',
        downloadName: options.downloadName,
      })
    ).url;

  beforeAll(async () => {
    bucket = await newBucket();
    await factory.open(bucket.connection).put('x/RE1.wav', { bytes }, describeBytes(bytes));
  });

  it('plays in parts, with the type it was signed for', async () => {
    const answer = await fetch(await url(), { headers: { Range: 'bytes=10-19' } });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-type')).toBe('audio/x-wav');
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes.subarray(10, 20))).toBe(true);
  });

  it('saves under the given name, made harmless', async () => {
    const answer = await fetch(await url({ downloadName: 'a "b"\r\n.wav' }));
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a__b___.wav"');
  });

  it('is refused once altered', async () => {
    expect((await fetch((await url()).replace('RE1', 'RE2'))).status).toBe(403);
  });
});

describe('faults of the S3 adapter', () => {
  const bytes = randomBytes(10);
  const put = (change: object) =>
    newBucket().then(({ connection }) =>
      factory.open({ ...connection, ...change }).put('k', { bytes }, describeBytes(bytes)),
    );

  it.each([
    ['a wrong secret', { secretAccessKey: 'x'.repeat(40) }, 'storage.secret_wrong'],
    ['an unknown key', { accessKeyId: 'AKIAAAAAAAAAAAAAAAAA' }, 'storage.key_unknown'],
    ['a missing bucket', { bucket: 'vk-test-no-such-bucket' }, 'storage.bucket_not_found'],
    ['a closed port', { endpoint: 'http://127.0.0.1:59999' }, 'storage.endpoint_unreachable'],
  ])('names %s', async (_, change, code) => {
    await expect(put(change)).rejects.toMatchObject({ code });
  });

  it('names the cause on HEAD, which itself answers a bare 403', async () => {
    const { connection } = await newBucket();
    const store = factory.open({ ...connection, secretAccessKey: 'x'.repeat(40) });
    await expect(store.head('k')).rejects.toMatchObject({ code: 'storage.secret_wrong' });
  });

  it.each(['sha256', 'md5'] as const)('has the store refuse bytes with another %s', async (sum) => {
    const { connection, keys } = await newBucket();
    const store = factory.open(connection);
    const told = { ...describeBytes(bytes), [sum]: describeBytes(randomBytes(10))[sum] };
    await expect(store.put('k', { bytes }, told)).rejects.toMatchObject({
      code: 'storage.checksum_refused',
      retryable: true,
    });
    expect(await keys()).toEqual([]);
  });

  it('does not take a missing bucket for an absent file', async () => {
    const { connection } = await newBucket();
    const store = factory.open({ ...connection, bucket: 'vk-test-no-such-bucket' });
    await expect(store.head('k')).rejects.toMatchObject({ code: 'storage.bucket_not_found' });
    await expect(store.get('k')).rejects.toMatchObject({ code: 'storage.bucket_not_found' });
  });

  it('does not take a yes for a deletion while the file is still there', async () => {
    const { connection } = await newBucket();
    const proxy = await startFaultProxy(connection.endpoint!, ({ method }) =>
      method === 'DELETE' ? { status: 204 } : null,
    );
    const store = factory.open({ ...connection, endpoint: proxy.endpoint });
    await store.put('k', { bytes }, describeBytes(bytes));
    await expect(store.deleteAllVersions('k')).rejects.toMatchObject({
      code: 'storage.object_not_deleted',
      retryable: true,
    });
    proxy.close();
    expect(await factory.open(connection).deleteAllVersions('k')).toEqual([]);
  });

  it('deletes at a store that waits for a body unless told that there is none, as OpenStack Swift does', async () => {
    const { connection, keys } = await newBucket();
    const proxy = await startFaultProxy(connection.endpoint!, ({ method, headers }) =>
      method === 'DELETE' && headers['content-length'] === undefined ? 'silence' : null,
    );
    const store = factory.open({ ...connection, endpoint: proxy.endpoint });
    await store.put('k', { bytes }, describeBytes(bytes));
    await store.delete('k');
    expect(await keys()).toEqual([]);
    await store.put('k', { bytes }, describeBytes(bytes));
    expect(await store.deleteAllVersions('k')).toEqual([]);
    expect(await keys()).toEqual([]);
    proxy.close();
  });

  it('deletes what still answers although the list does not name it yet', async () => {
    const { connection } = await newBucket();
    const proxy = await startFaultProxy(connection.endpoint!, ({ method, url }) =>
      method === 'GET' && url?.includes('versions') ? { status: 200 } : null,
    );
    const store = factory.open({ ...connection, endpoint: proxy.endpoint });
    await store.put('k', { bytes }, describeBytes(bytes));
    expect(await store.deleteAllVersions('k')).toEqual([]);
    proxy.close();
    expect(await factory.open(connection).head('k')).toBeNull();
  });

  it('refuses a loopback address that no operator listed, before a connection is made', async () => {
    const { connection } = await newBucket();
    const strict = new S3ObjectStoreFactory(new EndpointGuard(new AllowedEndpoints([])));
    expect(() => strict.open(connection)).toThrow(
      expect.objectContaining({ code: 'storage.endpoint_forbidden' }),
    );
    const byName = strict.open({
      ...connection,
      endpoint: connection.endpoint!.replace('127.0.0.1', 'localhost'),
    });
    await expect(byName.list('')).rejects.toMatchObject({ code: 'storage.endpoint_forbidden' });
  });
});
