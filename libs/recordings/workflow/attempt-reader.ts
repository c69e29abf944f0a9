import type { CopyAttempt, RecordingFacts } from '@voicekeep/recordings/domain';
import type { ObjectStores } from '@voicekeep/storage/domain';
import type { CopyVerifier } from './copy-verifier';

export interface AttemptReaderParts {
  readonly stores: ObjectStores;
  readonly verifier: CopyVerifier;
}

/** What points a recording to a copy. */
export type CopyPlace = Pick<
  RecordingFacts,
  'objectKey' | 'locationId' | 'etag' | 'versionId' | 'bytes' | 'sha256' | 'contentType'
>;

/**
 * Tells what an attempt that was given up left in its bucket. A put may have landed whole although nobody heard of
 * it, and Twilio may lose the original before the next attempt: then that object is the last copy there is.
 */
export class AttemptReader {
  constructor(private readonly parts: AttemptReaderParts) {}

  /**
   * @returns the copy, read back and equal to the SHA-256 that was sent with it; `broken` for an object seen to be
   * another; `absent` when the bucket says that there is none, which it may once say wrongly
   * @throws VoicekeepError `storage.*` when the bucket cannot be asked: then nobody knows yet
   */
  async look(
    { workspaceId, locationId, objectKey }: Pick<CopyAttempt, 'workspaceId' | 'locationId' | 'objectKey'>,
    recordingSid: string,
    signal: AbortSignal,
  ): Promise<CopyPlace | 'broken' | 'absent'> {
    const place = await this.parts.stores.open(workspaceId, locationId);
    const info = await place.store.head(objectKey, { signal });
    if (!info) return 'absent';
    const { etag, versionId, contentType, sizeBytes } = info;
    // Written by the put itself, after the download had been found whole.
    const { sha256, 'recording-sid': owner } = info.metadata;
    if (sha256 === undefined || owner !== recordingSid) return 'broken';
    const expected = { key: objectKey, versionId, sizeBytes, sha256 };
    const proof = await this.parts.verifier.verify(place, expected, 'read-back', signal);
    if (proof === 'absent') return 'absent';
    if (proof !== 'read-back') return 'broken';
    return { objectKey, locationId, etag, versionId, bytes: sizeBytes, sha256, contentType };
  }
}
