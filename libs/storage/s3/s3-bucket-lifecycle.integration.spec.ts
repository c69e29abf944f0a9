import { S3BucketLifecycle } from './s3-bucket-lifecycle';
import { startFaultProxy } from './testing/fault-proxy';
import { newTestBucket, type TestBucket, testGuard } from './testing/test-bucket';

jest.setTimeout(30_000);

const lifecycle = new S3BucketLifecycle(testGuard());
const OURS = { id: 'voicekeep-w1', prefix: 'voicekeep/w1/' };
const STEPS = [{ afterDays: 90, storageClass: 'GLACIER_IR' as const }];

describe('the lifecycle of a bucket whose store knows no such rules', () => {
  let bucket: TestBucket;

  beforeAll(async () => {
    bucket = await newTestBucket();
  });
  afterAll(() => bucket.drop());

  it('never asks to remove rules that are not there: Swift would remove the bucket', async () => {
    const asked: string[] = [];
    // Swift answers with a list of files, which holds no rules.
    const proxy = await startFaultProxy(bucket.connection.endpoint!, ({ method, url }) => {
      asked.push(method ?? '');
      return url?.includes('lifecycle') && method === 'GET' ? { status: 200 } : null;
    });
    const connection = { ...bucket.connection, endpoint: proxy.endpoint };
    expect(await lifecycle.put(connection, { ...OURS, transitions: [] })).toEqual([]);
    proxy.close();
    expect(asked).not.toContain('DELETE');
  });

  it('shows none, and refuses ours by name, where every request for them is answered 501', async () => {
    const proxy = await startFaultProxy(bucket.connection.endpoint!, ({ url }) =>
      url?.includes('lifecycle') ? { status: 501, code: 'NotImplemented' } : null,
    );
    const connection = { ...bucket.connection, endpoint: proxy.endpoint };
    expect(await lifecycle.read(connection)).toEqual([]);
    await expect(lifecycle.put(connection, { ...OURS, transitions: STEPS })).rejects.toMatchObject({
      code: 'storage.lifecycle_refused',
    });
    proxy.close();
  });
});
