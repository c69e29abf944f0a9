import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import {
  ObjectStore,
  type BucketConnection,
  type ObjectBody,
  type ObjectInfo,
  type ObjectPage,
  type ObjectRead,
  type PutOptions,
  type ReadOptions,
  type SignedUrl,
  type SigningOptions,
  type StoredObject,
} from '@voicekeep/storage/domain';
import { hexToBase64, sha256OfChecksum } from './checksums';
import { encryptionHeaders } from './encryption-headers';
import { deleteAllVersions } from './object-versions';
import { wholeBody } from './progress';
import type { OpenClient } from './s3-client';
import { isNotFound, toStorageError } from './s3-errors';
import { signPayload } from './sign-payload';
import { askRestore, readRestore } from './restore';
import type { UrlSigner } from './url-signer';

/** Read from the spool at a time. */
const READ_BYTES = 512 * 1024;

/** The object store over S3's API. Never sends an ACL; never uses multipart. */
export class S3ObjectStore extends ObjectStore {
  constructor(
    private readonly connection: BucketConnection,
    private readonly open: OpenClient,
    private readonly signer: UrlSigner,
  ) {
    super();
  }

  override async put(key: string, body: ObjectBody, options: PutOptions): Promise<StoredObject> {
    const stream = 'file' in body ? createReadStream(body.file, { highWaterMark: READ_BYTES }) : null;
    const command = new PutObjectCommand({
      ...this.at(key),
      Body: 'bytes' in body ? body.bytes : (stream ?? undefined),
      ContentLength: options.sizeBytes,
      ContentMD5: hexToBase64(options.md5),
      ...(this.connection.enforcesSha256 ? { ChecksumSHA256: hexToBase64(options.sha256) } : {}),
      ContentType: options.contentType,
      Metadata: { ...options.metadata },
      ...encryptionHeaders(this.connection.encryption),
    });
    signPayload(command, options.sha256);
    try {
      const answer = await this.open.client.send(command, abortable(options.signal));
      return { etag: answer.ETag ?? null, versionId: answer.VersionId ?? null };
    } catch (error) {
      throw toStorageError(error);
    } finally {
      stream?.destroy();
    }
  }

  override async get(key: string, options: ReadOptions = {}): Promise<ObjectRead | null> {
    const command = new GetObjectCommand({ ...this.at(key, options.versionId), Range: options.range });
    try {
      const answer = await this.open.client.send(command, abortable(options.signal));
      if (!(answer.Body instanceof Readable)) throw new TypeError('The answer has no readable body.');
      return {
        body: wholeBody(answer.Body, answer.ContentLength, this.open.progressMs),
        etag: answer.ETag ?? null,
        sizeBytes: answer.ContentLength ?? null,
        contentType: answer.ContentType ?? null,
        contentRange: answer.ContentRange ?? null,
      };
    } catch (error) {
      if (isNotFound(error)) return null;
      throw toStorageError(error);
    }
  }

  override async head(key: string, options: ReadOptions = {}): Promise<ObjectInfo | null> {
    const command = new HeadObjectCommand({
      ...this.at(key, options.versionId),
      ...(this.connection.enforcesSha256 ? { ChecksumMode: 'ENABLED' } : {}),
    });
    try {
      const answer = await this.open.client.send(command, abortable(options.signal));
      return {
        etag: answer.ETag ?? null,
        versionId: answer.VersionId ?? null,
        sizeBytes: answer.ContentLength ?? 0,
        contentType: answer.ContentType ?? null,
        sha256: sha256OfChecksum(answer.ChecksumSHA256),
        storageClass: answer.StorageClass ?? null,
        restore: readRestore(answer.Restore),
        metadata: answer.Metadata ?? {},
      };
    } catch (error) {
      return this.namedCause(key, error, options);
    }
  }

  override async delete(
    key: string,
    options: { readonly versionId?: string; readonly signal?: AbortSignal } = {},
  ): Promise<void> {
    try {
      await this.open.client.send(
        new DeleteObjectCommand(this.at(key, options.versionId)),
        abortable(options.signal),
      );
    } catch (error) {
      if (!isNotFound(error)) throw toStorageError(error);
    }
  }

  override async deleteAllVersions(
    key: string,
  ): Promise<readonly { readonly versionId: string; readonly reason: string }[]> {
    return deleteAllVersions(this.open.client, this.connection.bucket, key);
  }

  override async restore(
    key: string,
    options: { days: number; tier: 'Expedited' | 'Standard' | 'Bulk'; signal?: AbortSignal },
  ): Promise<void> {
    await askRestore(this.open.client, this.at(key), options);
  }

  override async signedUrl(key: string, options: SigningOptions): Promise<SignedUrl> {
    return this.signer.sign(this.connection.bucket, key, options);
  }

  override async list(
    prefix: string,
    cursor?: string,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<ObjectPage> {
    try {
      const page = await this.open.client.send(
        new ListObjectsV2Command({
          Bucket: this.connection.bucket,
          Prefix: prefix,
          ContinuationToken: cursor,
        }),
        abortable(options.signal),
      );
      const keys = (page.Contents ?? []).map(({ Key, Size, ETag, StorageClass }) => ({
        ...{ key: Key ?? '', sizeBytes: Size ?? 0, etag: ETag ?? null },
        storageClass: StorageClass ?? null,
      }));
      return { keys, nextCursor: page.IsTruncated ? (page.NextContinuationToken ?? null) : null };
    } catch (error) {
      throw toStorageError(error);
    }
  }

  private at(key: string, versionId?: string): { Bucket: string; Key: string; VersionId?: string } {
    return {
      Bucket: this.connection.bucket,
      Key: key,
      ...(versionId === undefined ? {} : { VersionId: versionId }),
    };
  }

  /**
   * HEAD answers carry no body and so no cause: a missing bucket looks like a missing key, a wrong secret
   * like a missing permission. So a GET of one byte is asked for the cause. Null when the key is absent.
   */
  private async namedCause(key: string, error: unknown, options: ReadOptions): Promise<null> {
    const told = toStorageError(error);
    const status = told.details['storeStatus'];
    if (status !== 400 && status !== 403 && status !== 404) throw told;
    const read = await this.get(key, { ...options, range: 'bytes=0-0' });
    if (!read) return null;
    read.body.destroy();
    throw told;
  }
}

const abortable = (signal: AbortSignal | undefined): { abortSignal?: AbortSignal } =>
  signal === undefined ? {} : { abortSignal: signal };
