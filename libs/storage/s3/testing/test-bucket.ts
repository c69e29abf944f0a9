import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  DeleteObjectCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';
import { AllowedEndpoints, type BucketConnection } from '@voicekeep/storage/domain';
import { stateEmptyBodies } from '../empty-body';
import { EndpointGuard } from '../endpoint-guard';
import { readFault } from '../s3-fault';

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

/** Loopback allowed, as in trial mode, and the store under test wherever it stands. */
export const testGuard = () =>
  new EndpointGuard(
    new AllowedEndpoints(['127.0.0.0/8', '::1', 'localhost', new URL(testS3().endpoint).hostname]),
  );

export interface TestBucket {
  readonly connection: BucketConnection;
  readonly client: S3Client;
  keys(): Promise<string[]>;
  /** Has the bucket keep versions from now on; false where the store has no such thing. */
  keepVersions(): Promise<boolean>;
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
  stateEmptyBodies(client);
  const bucket = options.name ?? `vk-test-${randomUUID()}`;
  const Bucket = bucket;
  await client.send(new CreateBucketCommand({ Bucket }));
  const keepVersions = async (): Promise<boolean> =>
    isOffered(
      client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } })),
    );
  if (options.versioned && !(await keepVersions())) throw new Error('This store keeps no versions.');
  const versions = () => versionsIn(client, Bucket);
  const drop = async (): Promise<void> => {
    for (let left = await versions(); left.length > 0; left = await versions())
      for (const { Key, VersionId } of left)
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
    keepVersions,
    drop,
    dropByForce: async () => {
      await client.send(new DeleteBucketPolicyCommand({ Bucket }));
      await drop();
    },
  };
}

interface Version {
  readonly Key?: string | undefined;
  readonly VersionId?: string | undefined;
}

/** A page of all versions, or of all files where the store has no list of versions. */
async function versionsIn(client: S3Client, Bucket: string): Promise<Version[]> {
  try {
    const page = await client.send(new ListObjectVersionsCommand({ Bucket }));
    return [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
  } catch (error) {
    if (readFault(error).name !== 'NotImplemented') throw error;
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
    return Contents.map(({ Key }) => ({ Key }));
  }
}

/** What a store answers to a request it has no meaning for. */
const NOT_OFFERED = new Set([400, 405, 501]);

/** Whether the store took the request; false when it answered that it has no such thing, any other fault throws. */
export async function isOffered(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    const { status } = readFault(error);
    if (status !== null && NOT_OFFERED.has(status)) return false;
    throw error;
  }
}
