import { describeObjectStoreContract } from '@voicekeep/storage/testing';
import { S3ObjectStoreFactory } from './s3-object-store-factory';
import { newTestBucket, type TestBucket, testGuard } from './testing/test-bucket';

// A thousand small files take their time at a store far away, or on a busy machine.
jest.setTimeout(600_000);

const buckets: TestBucket[] = [];

async function newBucket(): Promise<TestBucket> {
  const bucket = await newTestBucket();
  buckets.push(bucket);
  return bucket;
}

afterAll(async () => {
  await Promise.all(buckets.map((bucket) => bucket.drop()));
});

describeObjectStoreContract('the S3 adapter', async () => {
  const factory = new S3ObjectStoreFactory(testGuard());
  const [plain, versioned] = [await newBucket(), await newBucket()];
  return {
    plain: factory.open(plain.connection),
    versioned: (await versioned.keepVersions()) ? factory.open(versioned.connection) : null,
  };
});
