import { createHash } from 'node:crypto';
import {
  CreateBucketCommand,
  GetBucketCorsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutBucketCorsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

export interface S3Access {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

const OTHERS = 'somebody-else';
const OTHERS_ORIGIN = 'https://archive.example.org';

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

  /** Gives the bucket a rule of somebody else, before the product comes. */
  async admitOthers(bucket: string): Promise<void> {
    const rule = { ID: OTHERS, AllowedOrigins: [OTHERS_ORIGIN], AllowedMethods: ['GET'] };
    const command = new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: [rule] } });
    // The store wants an MD5, which the SDK no longer sends.
    command.middlewareStack.add(
      (next) => (args) => {
        const { headers, body } = args.request as { headers: Record<string, string>; body: string };
        headers['content-md5'] = createHash('md5').update(body).digest('base64');
        return next(args);
      },
      { step: 'build', name: 'contentMd5' },
    );
    await this.#client.send(command);
  }

  /** Whether that rule is still there. */
  async admitsOthers(bucket: string): Promise<boolean> {
    const { CORSRules } = await this.#client.send(new GetBucketCorsCommand({ Bucket: bucket }));
    return CORSRules?.some(({ AllowedOrigins }) => AllowedOrigins?.includes(OTHERS_ORIGIN) === true) === true;
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
