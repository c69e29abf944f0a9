import { createHash } from 'node:crypto';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
  type ObjectVersion,
} from '@aws-sdk/client-s3';
import { newId } from '@voicekeep/shared/kernel';
import { s3 } from './test-host';

export type BucketKind = 'plain' | 'versioned' | 'locked';

const DAY_MS = 86_400_000;
const SHORTLY_MS = 5000;
const digest = (algorithm: string, bytes: Buffer): Buffer => createHash(algorithm).update(bytes).digest();

/** A bucket with one version of each file, with all, or with all under Object Lock, as a spec sees it from outside. */
export class LockableBucket {
  readonly name = `vk-test-${newId()}`;
  private readonly client = s3();

  private constructor(readonly kind: BucketKind) {}

  static async make(kind: BucketKind): Promise<LockableBucket> {
    const bucket = new LockableBucket(kind);
    const Bucket = bucket.name;
    await bucket.client.send(
      new CreateBucketCommand({ Bucket, ...(kind === 'locked' ? { ObjectLockEnabledForBucket: true } : {}) }),
    );
    if (kind === 'versioned')
      await bucket.client.send(
        new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
      );
    return bucket;
  }

  /** Puts it, above an older version where the bucket keeps any; for a day nobody deletes it where it locks. */
  async put(key: string, bytes: Buffer): Promise<{ etag: string | null; versionId: string | null }> {
    if (this.kind !== 'plain') await this.putVersion(key, Buffer.from('an older version'));
    return this.putVersion(key, bytes);
  }

  /** As somebody else would: without a version, so that a bucket with versions only hides it. */
  async hide(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.name, Key: key }));
  }

  /** Every version of every file of this recording, hidden ones too, as `key version`. */
  async versionsOf(recordingSid: string): Promise<string[]> {
    return (await this.list()).flatMap(({ Key = '', VersionId = '' }) =>
      Key.includes(recordingSid) ? [`${Key} ${VersionId}`] : [],
    );
  }

  /** What a reader of this key gets, as a hex SHA-256. */
  async sha256Of(key: string): Promise<string> {
    const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.name, Key: key }));
    return digest('sha256', Buffer.from((await Body?.transformToByteArray()) ?? [])).toString('hex');
  }

  /** Ends every lock before its time, as who may bypass it can. */
  async endLocks(): Promise<void> {
    for (const { Key, VersionId } of await this.list())
      await this.client.send(
        new PutObjectRetentionCommand({
          ...{ Bucket: this.name, Key, VersionId, BypassGovernanceRetention: true },
          // A lock cannot be set to have ended.
          Retention: { Mode: 'GOVERNANCE', RetainUntilDate: new Date(Date.now() + SHORTLY_MS) },
        }),
      );
  }

  private async list(): Promise<ObjectVersion[]> {
    const page = await this.client.send(new ListObjectVersionsCommand({ Bucket: this.name }));
    return page.Versions ?? [];
  }

  private async putVersion(
    key: string,
    bytes: Buffer,
  ): Promise<{ etag: string | null; versionId: string | null }> {
    const { ETag, VersionId } = await this.client.send(
      new PutObjectCommand({
        ...{ Bucket: this.name, Key: key, Body: bytes, ContentType: 'audio/x-wav' },
        ContentMD5: digest('md5', bytes).toString('base64'),
        ...(this.kind === 'locked'
          ? { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: new Date(Date.now() + DAY_MS) }
          : {}),
      }),
    );
    return { etag: ETag ?? null, versionId: VersionId ?? null };
  }
}
