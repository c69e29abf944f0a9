import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  ListObjectVersionsCommand,
  DeleteObjectCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';
import { AllowedEndpoints, type BucketConnection } from '@voicekeep/storage/domain';
import { EndpointGuard } from '../endpoint-guard';

const given = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};

export const testS3 = () => ({
  endpoint: given('TEST_S3_ENDPOINT'),
  accessKeyId: given('TEST_S3_ACCESS_KEY'),
  secretAccessKey: given('TEST_S3_SECRET_KEY'),
  region: given('TEST_S3_REGION'),
});

/** Loopback allowed, as in trial mode. */
export const testGuard = () => new EndpointGuard(new AllowedEndpoints(['127.0.0.0/8', '::1', 'localhost']));

export interface TestBucket {
  readonly connection: BucketConnection;
  readonly client: S3Client;
  keys(): Promise<string[]>;
  drop(): Promise<void>;
  /** Also when a policy of the spec forbids it. */
  dropByForce(): Promise<void>;
}

/** A fresh bucket at the real S3 server of the tests. */
export async function newTestBucket(
  options: { versioned?: boolean; name?: string } = {},
): Promise<TestBucket> {
  const { endpoint, region, ...credentials } = testS3();
  const client = new S3Client({
    endpoint,
    region,
    credentials,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const bucket = options.name ?? `vk-test-${randomUUID()}`;
  const Bucket = bucket;
  await client.send(new CreateBucketCommand({ Bucket }));
  if (options.versioned)
    await client.send(
      new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
    );
  const versions = async () => {
    const page = await client.send(new ListObjectVersionsCommand({ Bucket }));
    return [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
  };
  const drop = async (): Promise<void> => {
    for (const { Key, VersionId } of await versions())
      await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    await client.send(new DeleteBucketCommand({ Bucket }));
    client.destroy();
  };
  return {
    client,
    connection: {
      endpoint,
      publicEndpoint: null,
      region,
      bucket,
      prefix: 'voicekeep',
      forcePathStyle: true,
      ...credentials,
      encryption: { mode: 'none' },
      caCertificate: null,
      enforcesSha256: false,
    },
    keys: async () => (await versions()).map(({ Key }) => Key ?? ''),
    drop,
    dropByForce: async () => {
      await client.send(new DeleteBucketPolicyCommand({ Bucket }));
      await drop();
    },
  };
}
