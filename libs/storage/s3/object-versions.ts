import {
  DeleteObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { errors } from '@voicekeep/shared/errors';
import { isNotFound, readOrNull, toStorageError } from './s3-errors';

interface Kept {
  readonly versionId: string;
  readonly reason: string;
}

/** A bucket without versions has one version named `null`; a store without the call has none to name. */
const UNVERSIONED = 'null';

async function versionsOf(client: S3Client, bucket: string, key: string): Promise<string[]> {
  const found: string[] = [];
  let marker: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
  for (;;) {
    const page = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key, ...marker }));
    const entries = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].filter(
      ({ Key }) => Key === key,
    );
    found.push(...entries.map(({ VersionId }) => VersionId ?? UNVERSIONED));
    if (!page.IsTruncated) return found;
    marker = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
}

/**
 * Deletes every version and delete marker of a key, then looks again: an answer of success alone proves nothing.
 * @returns what had to stay, and why
 * @throws VoicekeepError `storage.object_not_deleted` when the store said yes and kept it all the same
 */
export async function deleteAllVersions(client: S3Client, bucket: string, key: string): Promise<Kept[]> {
  const look = async (): Promise<(string | undefined)[]> => {
    const listed = await readOrNull(() => versionsOf(client, bucket, key), ['NotImplemented']);
    if (listed !== null && listed.length > 0) return listed;
    // a list may lag behind the bucket (OpenStack Swift says so of its own): an empty one is not believed unseen
    return (await isThere(client, bucket, key)) ? [undefined] : [];
  };
  const versions = await look();
  const kept: Kept[] = [];
  for (const versionId of versions) {
    try {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
    } catch (error) {
      if (isNotFound(error)) continue;
      const told = toStorageError(error);
      if (told.retryable) throw told;
      const lock = await lockOf(client, bucket, key, versionId);
      kept.push({ versionId: versionId ?? UNVERSIONED, reason: lock ?? told.message });
    }
  }
  const remaining = versions.length > 0 ? await look() : [];
  if (remaining.length > kept.length)
    throw errors.unavailable(
      'storage.object_not_deleted',
      'The bucket said that a file was deleted and still has it; it is deleted again.',
      { retryable: true },
    );
  return kept;
}

/** The lock a version is under, in words; null where the store names none. */
async function lockOf(
  client: S3Client,
  bucket: string,
  key: string,
  versionId: string | undefined,
): Promise<string | null> {
  const command = new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId });
  const found = await client.send(command).catch(() => null);
  if (found?.ObjectLockLegalHoldStatus === 'ON') return 'It is on legal hold in the bucket.';
  const until = found?.ObjectLockRetainUntilDate;
  return until && until > new Date() ? `It is locked until ${until.toISOString()}.` : null;
}

async function isThere(client: S3Client, bucket: string, key: string): Promise<boolean> {
  try {
    await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw toStorageError(error);
  }
}
