import { randomBytes } from 'node:crypto';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { requiredVariable } from '@voicekeep/shared/testing';

export const testS3 = {
  endpoint: requiredVariable('TEST_S3_ENDPOINT'),
  region: requiredVariable('TEST_S3_REGION'),
  accessKeyId: requiredVariable('TEST_S3_ACCESS_KEY'),
  secretAccessKey: requiredVariable('TEST_S3_SECRET_KEY'),
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

let nextRedisDatabase = 1 + Math.floor(Math.random() * 14);

/** Another logical database of the shared Redis each time. */
export function newRedisUrl(): string {
  const url = new URL(requiredVariable('TEST_REDIS_URL'));
  nextRedisDatabase = (nextRedisDatabase % 15) + 1;
  url.pathname = `/${nextRedisDatabase}`;
  return url.toString();
}

export const chromium = (): string => requiredVariable('TEST_CHROMIUM');
