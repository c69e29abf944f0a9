import type { CopyAttempt, KeptCopy } from '@voicekeep/recordings/domain';
import type { ObjectStores } from '@voicekeep/storage/domain';
import type { CopyVerifier } from './copy-verifier';

export interface AttemptReaderParts {
  readonly stores: ObjectStores;
  readonly verifier: CopyVerifier;
}

/**
 * Tells what an attempt that was given up left in its bucket. A put may have landed whole although nobody heard of
 * it, and Twilio may lose the original before the next attempt: then that object is the last copy there is.
 */
export class AttemptReader {
  constructor(private readonly parts: AttemptReaderParts) {}

  /**
   * @returns the copy, read back and equal to the SHA-256 that was sent with it; null when there is none
   * @throws VoicekeepError `storage.*` when the bucket cannot be asked: then nobody knows yet
   */
  async whole(attempt: CopyAttempt, recordingSid: string, signal: AbortSignal): Promise<KeptCopy | null> {
    const place = await this.parts.stores.open(attempt.workspaceId, attempt.locationId);
    const info = await place.store.head(attempt.objectKey, { signal });
    // Written by the put itself, after the download had been found whole.
    const { sha256, 'recording-sid': owner } = info?.metadata ?? {};
    if (!info || sha256 === undefined || owner !== recordingSid) return null;
    const { etag, versionId, contentType, sizeBytes } = info;
    const expected = { key: attempt.objectKey, versionId, sizeBytes, sha256 };
    const proof = await this.parts.verifier.verify(place, expected, 'read-back', signal);
    if (proof !== 'read-back') return null;
    return { ...attempt, bytes: sizeBytes, sha256, etag, versionId, contentType };
  }
}
