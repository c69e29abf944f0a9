import { randomBytes } from 'node:crypto';
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { variable } from './variable';

export interface StoreAccess {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The private S3 server of this run. */
export const storeAccess = (): StoreAccess => ({
  endpoint: variable('TEST_S3_ENDPOINT'),
  region: variable('TEST_S3_REGION'),
  accessKeyId: variable('TEST_S3_ACCESS_KEY'),
  secretAccessKey: variable('TEST_S3_SECRET_KEY'),
});

/** A bucket of its own for each round, so that none finds what an earlier one left. */
export class RoundBucket {
  readonly name = `vk-bench-${randomBytes(5).toString('hex')}`;
  private readonly client: S3Client;

  private constructor({ endpoint, region, accessKeyId, secretAccessKey }: StoreAccess) {
    this.client = new S3Client({
      ...{ endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } },
      ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
    });
  }

  static async create(access: StoreAccess): Promise<RoundBucket> {
    const bucket = new RoundBucket(access);
    await bucket.client.send(new CreateBucketCommand({ Bucket: bucket.name }));
    return bucket;
  }

  /** How many objects of exactly this size it holds. */
  async countOf(sizeBytes: number): Promise<number> {
    let count = 0;
    let token: string | undefined;
    do {
      const page = await this.client.send(
        new ListObjectsV2Command({ Bucket: this.name, ContinuationToken: token }),
      );
      count += (page.Contents ?? []).filter(({ Size }) => Size === sizeBytes).length;
      token = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (token !== undefined);
    return count;
  }

  close(): void {
    this.client.destroy();
  }
}
