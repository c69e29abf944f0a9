import { LIFECYCLE_DAY_SECONDS } from './ceph-conf.mts';
import type { S3Access } from './radosgw-users.mts';
import type { ServiceSet } from './service-set.mts';

/** The variables by which integration and browser tests find the private servers. */
export function testEnvironment(services: ServiceSet, chromium: string | undefined): Record<string, string> {
  const { mariadb, redisUrl, s3 } = services;
  if (!mariadb || redisUrl === undefined || !s3) throw new Error('Tests need all three servers.');
  return {
    TEST_DATABASE_URL: mariadb.adminUrl,
    TEST_REDIS_URL: redisUrl,
    ...storeEnvironment(s3),
    TEST_S3_LIFECYCLE_DAY_SECONDS: String(LIFECYCLE_DAY_SECONDS),
    TEST_S3_READER_ACCESS_KEY: s3.reader.accessKey,
    TEST_S3_READER_SECRET_KEY: s3.reader.secretKey,
    ...(chromium === undefined ? {} : { TEST_CHROMIUM: chromium }),
  };
}

/** Those of them by which a store is found. */
export function storeEnvironment(s3: Omit<S3Access, 'reader'>): Record<StoreVariable, string> {
  return {
    TEST_S3_ENDPOINT: s3.endpoint,
    TEST_S3_REGION: s3.region,
    TEST_S3_ACCESS_KEY: s3.accessKey,
    TEST_S3_SECRET_KEY: s3.secretKey,
  };
}

export const STORE_VARIABLES = [
  'TEST_S3_ENDPOINT',
  'TEST_S3_REGION',
  'TEST_S3_ACCESS_KEY',
  'TEST_S3_SECRET_KEY',
] as const;

type StoreVariable = (typeof STORE_VARIABLES)[number];
