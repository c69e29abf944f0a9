import type { StoragePermission } from '@voicekeep/shared/contracts';

type On = StoragePermission['on'];

const permission = (action: string, on: On, reason: string): StoragePermission => ({ action, on, reason });

/** Each permission we ask for, with the one reason for it. */
export const PERMISSIONS: readonly StoragePermission[] = [
  permission('s3:PutObject', 'objects', 'Writes each recording, once.'),
  permission('s3:GetObject', 'objects', 'Reads a copy back to prove it, and plays it.'),
  permission(
    's3:GetObjectVersion',
    'objects',
    'Proves the very version that was written, in a bucket with versions.',
  ),
  permission(
    's3:DeleteObject',
    'objects',
    'Removes leftovers of failed attempts and of the connection test, and files with their call logs if that is switched on.',
  ),
  permission('s3:DeleteObjectVersion', 'objects', 'Makes a deletion final in a bucket with versions.'),
  permission('s3:RestoreObject', 'objects', 'Brings a recording back from an archive class to play it.'),
  permission(
    's3:ListBucket',
    'bucket',
    'Tells a missing file from a forbidden one, and finds what should not be there.',
  ),
  permission('s3:ListBucketVersions', 'bucket', 'Finds older versions of a file that is deleted.'),
  permission('s3:GetBucketCORS', 'bucket', 'Reads the CORS rules, so that others’ stay as they are.'),
  permission(
    's3:PutBucketCORS',
    'bucket',
    'Admits the player in the browser; not needed when playing through this server.',
  ),
  permission('s3:GetBucketVersioning', 'bucket', 'Says before a deletion whether old versions stay.'),
  permission(
    's3:GetBucketObjectLockConfiguration',
    'bucket',
    'Says before a deletion whether the bucket forbids it.',
  ),
  permission(
    's3:GetLifecycleConfiguration',
    'bucket',
    'Shows the lifecycle rules, so that others’ stay as they are.',
  ),
  permission('s3:PutLifecycleConfiguration', 'bucket', 'Sets our lifecycle rule; not needed without one.'),
];

/** Only for a bucket or form with a KMS key of your own. */
export const KMS_PERMISSIONS: readonly StoragePermission[] = [
  permission('kms:GenerateDataKey', 'key', 'Encrypts each recording with the KMS key.'),
  permission('kms:Decrypt', 'key', 'Reads it back and plays it.'),
];
