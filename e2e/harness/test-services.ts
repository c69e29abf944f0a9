import { randomBytes } from 'node:crypto';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { createConnection } from 'mysql2/promise';

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests through npm test.`);
  return value;
}

export const testS3 = {
  endpoint: required('TEST_S3_ENDPOINT'),
  region: required('TEST_S3_REGION'),
  accessKeyId: required('TEST_S3_ACCESS_KEY'),
  secretAccessKey: required('TEST_S3_SECRET_KEY'),
};

export const s3 = new S3Client({
  endpoint: testS3.endpoint,
  region: testS3.region,
  forcePathStyle: true,
  credentials: { accessKeyId: testS3.accessKeyId, secretAccessKey: testS3.secretAccessKey },
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
});

const unique = (): string => randomBytes(5).toString('hex');

export async function newBucket(): Promise<string> {
  const bucket = `vk-e2e-${unique()}`;
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  return bucket;
}

export async function objectsIn(bucket: string): Promise<{ key: string; bytes: Buffer }[]> {
  const listed = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  const objects: { key: string; bytes: Buffer }[] = [];
  for (const { Key: key } of listed.Contents ?? []) {
    if (!key) continue;
    const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    objects.push({ key, bytes: Buffer.from((await object.Body?.transformToByteArray()) ?? []) });
  }
  return objects;
}

/** A database of its own, dropped by `drop`. */
export async function newDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const url = new URL(required('TEST_DATABASE_URL'));
  const name = `vk_e2e_${unique()}`;
  const run = async (sql: string): Promise<void> => {
    const connection = await createConnection(required('TEST_DATABASE_URL'));
    await connection.query(sql);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => run(`DROP DATABASE ${name}`) };
}

let nextRedisDatabase = 1 + Math.floor(Math.random() * 14);

/** Another logical database of the shared Redis each time. */
export function newRedisUrl(): string {
  const url = new URL(required('TEST_REDIS_URL'));
  nextRedisDatabase = (nextRedisDatabase % 15) + 1;
  url.pathname = `/${nextRedisDatabase}`;
  return url.toString();
}

export const chromium = (): string => required('TEST_CHROMIUM');
