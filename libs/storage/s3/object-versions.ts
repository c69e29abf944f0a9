import { DeleteObjectCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
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

/** Deletes every version and delete marker of a key. @returns what had to stay, and why. */
export async function deleteAllVersions(client: S3Client, bucket: string, key: string): Promise<Kept[]> {
  const versions = await readOrNull(() => versionsOf(client, bucket, key), ['NotImplemented']);
  const targets: (string | undefined)[] = versions ?? [undefined];
  const kept: Kept[] = [];
  for (const versionId of targets) {
    try {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
    } catch (error) {
      if (isNotFound(error)) continue;
      const told = toStorageError(error);
      if (told.retryable) throw told;
      kept.push({ versionId: versionId ?? UNVERSIONED, reason: told.message });
    }
  }
  return kept;
}
