import type { CopyAttempt, KeptCopy, Recording } from '@voicekeep/recordings/domain';
import type { StoragePolicy } from '@voicekeep/storage/domain';
import type { RecordingArchiverParts } from './archive-parts';
import { AttemptReader, type CopyPlace } from './attempt-reader';
import type { CopySetbacks } from './copy-setbacks';

type Parts = Pick<RecordingArchiverParts, 'attempts' | 'recordings' | 'stores' | 'transactions' | 'verifier'>;

/**
 * Finds a copy again when the original is gone: one that was proven before and taken for missing or changed, as a
 * bucket may say "not found" once and be wrong, or one that an attempt left whole when its worker died.
 */
export class CopySalvage {
  private readonly attempts: AttemptReader;

  constructor(
    private readonly parts: Parts,
    private readonly setbacks: CopySetbacks,
  ) {
    this.attempts = new AttemptReader(parts);
  }

  /**
   * @returns the recording as `copied` from that place, or null when no earlier attempt left it whole
   * @throws VoicekeepError `storage.*` when a bucket cannot be asked: then nobody knows yet
   */
  async find(
    recording: Recording,
    policy: StoragePolicy,
    signal: AbortSignal,
  ): Promise<Recording | 'lost-claim' | null> {
    for (const copy of await this.parts.attempts.kept(recording))
      if (await this.holds(copy, policy, signal)) return this.pointTo(recording, placeOf(copy));
    const isOpen = ({ state, objectKey }: CopyAttempt): boolean =>
      state === 'open' && objectKey !== recording.objectKey;
    for (const attempt of (await this.parts.attempts.of(recording)).filter(isOpen).reverse()) {
      const found = await this.attempts.look(attempt, recording.recordingSid, signal);
      if (found !== 'broken' && found !== 'absent') return this.pointTo(recording, found);
    }
    return null;
  }

  private async holds(copy: KeptCopy, policy: StoragePolicy, signal: AbortSignal): Promise<boolean> {
    const { stores, verifier } = this.parts;
    const place = await stores.open(copy.workspaceId, copy.locationId);
    const { objectKey: key, versionId, bytes: sizeBytes, sha256 } = copy;
    const proof = await verifier.verify(
      place,
      { key, versionId, sizeBytes, sha256 },
      policy.verification,
      signal,
    );
    return proof === 'checksum' || proof === 'read-back';
  }

  private async pointTo(recording: Recording, facts: CopyPlace): Promise<Recording | 'lost-claim'> {
    const { recordings, transactions } = this.parts;
    const pointed = await transactions.run(async () => {
      if (!(await recordings.fact(recording, 'copying', 'copied', facts))) return false;
      await this.setbacks.sweepOpenAttempt(recording);
      return true;
    });
    return pointed ? { ...recording, ...facts, state: 'copied' } : 'lost-claim';
  }
}

const placeOf = (copy: KeptCopy): CopyPlace => {
  const { objectKey, locationId, etag, versionId, bytes, sha256, contentType } = copy;
  return { objectKey, locationId, etag, versionId, bytes, sha256, contentType };
};
