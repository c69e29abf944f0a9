import { buffer } from 'node:stream/consumers';
import { requiredVariable } from '@voicekeep/shared/testing';
import { describeBytes } from '@voicekeep/storage/testing';
import { S3BucketLifecycle } from './s3-bucket-lifecycle';
import { S3ObjectStoreFactory } from './s3-object-store-factory';
import { newTestBucket, type TestBucket, testGuard } from './testing/test-bucket';

const DEADLINE_MS = 150_000;
jest.setTimeout(DEADLINE_MS + 30_000);

// A day of a lifecycle rule lasts seconds at the private gateway of the tests.
requiredVariable('TEST_S3_LIFECYCLE_DAY_SECONDS');

describe('our lifecycle rule in force at a store that really moves objects', () => {
  let bucket: TestBucket;
  const bytes = Buffer.from('audio of long ago');

  beforeAll(async () => {
    bucket = await newTestBucket();
  });
  afterAll(() => bucket.drop());

  it('moves recordings under our folder to GLACIER_IR and then DEEP_ARCHIVE, and nothing else', async () => {
    const { connection } = bucket;
    const store = new S3ObjectStoreFactory(testGuard()).open(connection);
    const [ours, theirs] = ['voicekeep/w1/2026/01/01/RE1.wav', 'voicekeep/w2/2026/01/01/RE2.wav'];
    await store.put(ours, { bytes }, describeBytes(bytes));
    await store.put(theirs, { bytes }, describeBytes(bytes));
    await new S3BucketLifecycle(testGuard()).put(connection, {
      ...{ id: 'voicekeep-w1', prefix: 'voicekeep/w1/' },
      transitions: [
        { afterDays: 1, storageClass: 'GLACIER_IR' },
        { afterDays: 5, storageClass: 'DEEP_ARCHIVE' },
      ],
    });
    const classOf = async (key: string) =>
      (await store.list(key)).keys.find((one) => one.key === key)?.storageClass ?? 'STANDARD';
    const seen = new Set<string>();
    const until = Date.now() + DEADLINE_MS;
    while (!seen.has('DEEP_ARCHIVE') && Date.now() < until) {
      seen.add(await classOf(ours));
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    expect([...seen]).toEqual(expect.arrayContaining(['GLACIER_IR', 'DEEP_ARCHIVE']));
    expect((await store.head(ours))?.storageClass).toBe('DEEP_ARCHIVE');
    expect(await classOf(theirs)).toBe('STANDARD');
    expect(await buffer((await store.get(ours))!.body)).toEqual(bytes);
  });
});
