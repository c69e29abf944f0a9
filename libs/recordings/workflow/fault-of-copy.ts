import type { Recording } from '@voicekeep/recordings/domain';
import type { ObjectStores } from '@voicekeep/storage/domain';
import type { CopyVerifier } from './copy-verifier';

/** Looks at the bucket right now. @returns what is wrong with the copy, or null when it is the one that was verified */
export async function faultOfCopy(
  { stores, verifier }: { readonly stores: ObjectStores; readonly verifier: CopyVerifier },
  recording: Recording,
  signal: AbortSignal,
): Promise<string | null> {
  const { workspaceId, locationId, objectKey, versionId, bytes, sha256, etag } = recording;
  if (locationId === null || objectKey === null || bytes === null || sha256 === null)
    return 'storage.object_missing';
  const place = await stores.open(workspaceId, locationId);
  const info = await place.store.head(objectKey, { signal });
  if (!info) return 'storage.object_missing';
  if (info.sizeBytes !== bytes) return 'storage.object_changed';
  if (info.sha256 !== null && info.sha256 !== sha256) return 'storage.object_changed';
  if (etag !== null && info.etag !== null) return info.etag === etag ? null : 'storage.object_changed';
  const expected = { key: objectKey, versionId, sizeBytes: bytes, sha256 };
  const proof = await verifier.verify(place, expected, 'read-back', signal);
  return proof === 'read-back' ? null : 'storage.object_changed';
}
