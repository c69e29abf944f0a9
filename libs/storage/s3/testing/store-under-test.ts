import { systemClock } from '@voicekeep/shared/kernel';
import type { BucketConnection, ObjectStore } from '@voicekeep/storage/domain';
import { S3ConnectionCheck } from '../connection-check/s3-connection-check';
import { guardedFetch, type PlainAnswer } from '../guarded-fetch';
import { s3Agents } from '../s3-agents';
import { S3BucketLifecycle } from '../s3-bucket-lifecycle';
import { S3ObjectStoreFactory } from '../s3-object-store-factory';
import { startAwsLikeProxy } from './aws-like';
import { followAdvice, type FollowedAdvice } from './followed-advice';
import { newTestBucket, type TestBucket, testGuard } from './test-bucket';

/** Where a page of the dashboard would come from. */
export const ORIGIN = 'http://127.0.0.1:3000';

const PATIENCE_MS = 30_000;
const guard = testGuard();
const agents = s3Agents(guard, null);

/** The product's own classes, none of them set up for a certain store. */
export const factory = new S3ObjectStoreFactory(guard);
export const check = new S3ConnectionCheck(guard, [ORIGIN], systemClock);
export const lifecycle = new S3BucketLifecycle(guard);

/** A fresh bucket at the store of the environment, entered as its connection test suggests. */
export interface StoreUnderTest {
  readonly bucket: TestBucket;
  readonly advice: FollowedAdvice;
  readonly connection: BucketConnection;
  readonly store: ObjectStore;
  close(): Promise<void>;
}

/** With TEST_S3_AWS_LIKE set, behind a proxy that answers as AWS documents it. */
export async function openStoreUnderTest(): Promise<StoreUnderTest> {
  const bucket = await newTestBucket();
  const { endpoint, region } = bucket.connection;
  const proxy =
    process.env['TEST_S3_AWS_LIKE'] && endpoint !== null ? await startAwsLikeProxy(endpoint, region) : null;
  const advice = await followAdvice(check, { ...bucket.connection, endpoint: proxy?.endpoint ?? endpoint });
  const connection = { ...advice.connection, enforcesSha256: advice.report.enforcesSha256 };
  return {
    bucket,
    advice,
    connection,
    store: factory.open(connection),
    close: async () => {
      proxy?.close();
      await bucket.drop();
    },
  };
}

/** One request as a browser would make it. */
export function ask(
  url: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'OPTIONS' = 'GET',
): Promise<PlainAnswer> {
  return guardedFetch(url, agents, { method, headers, signal: AbortSignal.timeout(PATIENCE_MS) });
}
