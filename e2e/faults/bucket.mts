import { createHash } from 'node:crypto';
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

export interface S3Access {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** The real store, asked directly: what lies there, whatever the way to it pretends. */
export class Store {
  readonly #client: S3Client;

  constructor({ endpoint, region, accessKey, secretKey }: S3Access) {
    this.#client = new S3Client({
      endpoint,
      region,
      forcePathStyle: true,
      credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async createBucket(bucket: string): Promise<void> {
    await this.#client.send(new CreateBucketCommand({ Bucket: bucket }));
  }

  /** Hex SHA-256 of an object; null when there is none. */
  async sha256(bucket: string, key: string): Promise<string | null> {
    try {
      const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      return createHash('sha256').update(bytes).digest('hex');
    } catch (error) {
      if (error instanceof NoSuchKey || error instanceof NotFound) return null;
      throw error;
    }
  }

  /** Replaces the bytes of an object and keeps everything else about it. */
  async damage(bucket: string, key: string, change: (bytes: Buffer) => Buffer): Promise<void> {
    const at = { Bucket: bucket, Key: key };
    const head = await this.#client.send(new HeadObjectCommand(at));
    const { Body } = await this.#client.send(new GetObjectCommand(at));
    const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
    await this.#client.send(
      new PutObjectCommand({
        ...at,
        Body: change(bytes),
        Metadata: head.Metadata,
        ContentType: head.ContentType,
      }),
    );
  }

  async keys(bucket: string): Promise<string[]> {
    const keys: string[] = [];
    let token: string | undefined;
    do {
      const page = await this.#client.send(
        new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: token }),
      );
      keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return keys;
  }

  async openUploads(bucket: string): Promise<number> {
    const { Uploads } = await this.#client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    return Uploads?.length ?? 0;
  }
}
