import { CreateBucketCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3Access } from '../services/radosgw-users.mts';

const DEADLINE_MS = 15_000;

/** Makes the bucket of the trial unless it is there. */
export async function ensureBucket(s3: S3Access, bucket: string): Promise<void> {
  const client = new S3Client({
    endpoint: s3.endpoint,
    region: s3.region,
    forcePathStyle: true,
    credentials: { accessKeyId: s3.accessKey, secretAccessKey: s3.secretKey },
    // Ceph 16 refuses the SDK's streamed checksums
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const within = { abortSignal: AbortSignal.timeout(DEADLINE_MS) };
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket }), within);
  } catch {
    await client.send(new CreateBucketCommand({ Bucket: bucket }), within);
  } finally {
    client.destroy();
  }
}
