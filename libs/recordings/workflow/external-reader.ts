import { createHash } from 'node:crypto';
import {
  inspect,
  PeakMeter,
  type Inspection,
  type Peaks,
  type Recording,
} from '@voicekeep/recordings/domain';
import { errors, VoicekeepError } from '@voicekeep/shared/errors';
import type { ObjectRead, ObjectStore } from '@voicekeep/storage/domain';

const HEAD_BYTES = 8192;

/** An object that Twilio wrote, as every byte of it was just read. */
export interface ReadExternal {
  readonly etag: string | null;
  readonly versionId: string | null;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  readonly inspection: Inspection;
  readonly peaks: Peaks | null;
}

/**
 * Reads the object at a key whole and judges it as a download is judged; keeps none of it.
 * @returns null when there is no such object
 * @throws VoicekeepError of `inspect`, `storage.*`, and `source.external_forbidden`, retryable
 */
export async function readExternal(
  store: ObjectStore,
  key: string,
  recording: Recording,
  signal: AbortSignal,
): Promise<ReadExternal | null> {
  try {
    const info = await store.head(key, { signal });
    if (!info) return null;
    const { etag, versionId } = info;
    const read = await store.get(key, { ...(versionId === null ? {} : { versionId }), signal });
    if (!read) return null;
    const encrypted = recording.encryptionDetails !== null;
    const { head, peaks, ...found } = await readThrough(read, encrypted, signal);
    const file = { format: 'wav', head, sizeBytes: found.bytes, announcedBytes: info.sizeBytes } as const;
    const inspection = inspect({ ...file, encrypted }, recording.durationSeconds);
    return { etag, versionId, ...found, inspection, peaks };
  } catch (error) {
    throw isForbidden(error) ? forbidden(error) : error;
  }
}

async function readThrough(
  read: ObjectRead,
  encrypted: boolean,
  signal: AbortSignal,
): Promise<Pick<ReadExternal, 'bytes' | 'sha256' | 'peaks'> & { readonly head: Buffer }> {
  const hash = createHash('sha256');
  const meter = new PeakMeter();
  let head = Buffer.alloc(0);
  let bytes = 0;
  try {
    for await (const part of read.body) {
      const chunk = Buffer.isBuffer(part) ? part : Buffer.from(part as Uint8Array);
      signal.throwIfAborted();
      bytes += chunk.length;
      hash.update(chunk);
      if (!encrypted) meter.add(chunk, read.sizeBytes);
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
    }
  } finally {
    read.body.destroy();
  }
  return { head, bytes, sha256: hash.digest('hex'), peaks: meter.peaks() };
}

const isForbidden = (error: unknown): boolean =>
  error instanceof VoicekeepError && error.code === 'storage.missing_permission';

/** The key works for everything of ours: what it may not read here is no reason to hold up the whole bucket. */
const forbidden = (cause: unknown): Error =>
  errors.unavailable(
    'source.external_forbidden',
    'The key may not read what Twilio’s External S3 Storage wrote; attach the policy shown under "Policy".',
    { retryable: true, cause },
  );
