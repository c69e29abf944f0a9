import { RestoreObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { errors } from '@voicekeep/shared/errors';
import type { ObjectInfo } from '@voicekeep/storage/domain';
import { toStorageError } from './s3-errors';
import { readFault } from './s3-fault';

/** Reads `x-amz-restore`: `ongoing-request="false", expiry-date="Fri, 21 Dec 2012 00:00:00 GMT"`. */
export function readRestore(header: string | undefined): ObjectInfo['restore'] {
  const ongoing = /ongoing-request="(true|false)"/.exec(header ?? '')?.[1];
  if (ongoing === undefined) return null;
  const expiry = Date.parse(/expiry-date="([^"]+)"/.exec(header ?? '')?.[1] ?? '');
  return { ongoing: ongoing === 'true', until: Number.isNaN(expiry) ? null : new Date(expiry) };
}

/** @throws VoicekeepError; a restore that is under way already is none */
export async function askRestore(
  client: S3Client,
  at: { Bucket: string; Key: string },
  options: { days: number; tier: 'Expedited' | 'Standard' | 'Bulk'; signal?: AbortSignal },
): Promise<void> {
  const command = new RestoreObjectCommand({
    ...at,
    RestoreRequest: { Days: options.days, GlacierJobParameters: { Tier: options.tier } },
  });
  try {
    await client.send(command, options.signal ? { abortSignal: options.signal } : {});
  } catch (error) {
    const { name, status } = readFault(error);
    if (name === 'RestoreAlreadyInProgress') return;
    if (name === 'NotImplemented' || status === 501)
      throw errors.conflict(
        'storage.restore_unsupported',
        'This store knows no restore; its operator has to bring the file back.',
        { cause: error },
      );
    throw toStorageError(error);
  }
}
