import { inspect, type Inspection, type Peaks, type Recording } from '@voicekeep/recordings/domain';
import { errors, VoicekeepError } from '@voicekeep/shared/errors';
import type { ObjectStore } from '@voicekeep/storage/domain';
import { BodyGauge, measureBody } from './body-gauge';

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
    const gauge = new BodyGauge({ outlined: !encrypted });
    const { sizeBytes, sha256, head, peaks } = await measureBody(read.body, read.sizeBytes, signal, gauge);
    const file = { format: 'wav', head, sizeBytes, announcedBytes: info.sizeBytes } as const;
    const inspection = inspect({ ...file, encrypted }, recording.durationSeconds);
    return { etag, versionId, bytes: sizeBytes, sha256, inspection, peaks };
  } catch (error) {
    throw isForbidden(error) ? forbidden(error) : error;
  }
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
