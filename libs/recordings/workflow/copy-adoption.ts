import type { Recording, RecordingFacts } from '@voicekeep/recordings/domain';
import { externalKey, type OpenLocation, type StoragePolicy } from '@voicekeep/storage/domain';
import type { RecordingSource } from '@voicekeep/telephony/domain';
import type { RecordingArchiverParts } from './archive-parts';
import { readExternal } from './external-reader';
import { judgeDuration } from './judge-duration';

type Parts = Pick<RecordingArchiverParts, 'attempts' | 'recordings' | 'peaks' | 'transactions' | 'clock'>;

export interface AdoptionPlace {
  readonly source: RecordingSource;
  readonly policy: StoragePolicy;
  readonly place: OpenLocation;
}

/**
 * Takes over, in its place, what Twilio's External S3 Storage wrote into the bucket. Such a key is never entered
 * among the attempts, and every removal in a bucket is ordered from an attempt: so none can be ordered for it.
 */
export class CopyAdoption {
  constructor(private readonly parts: Parts) {}

  /**
   * Reads the object whole and points the recording to it.
   * @param recording in `copying`, of whose own attempt no byte was sent
   * @returns the recording as `copied`, proven by reading; null when nothing lies where Twilio would have put it
   * @throws VoicekeepError of `readExternal`
   */
  async adopt(
    recording: Recording,
    { source, policy, place }: AdoptionPlace,
    signal: AbortSignal,
  ): Promise<Recording | 'lost-claim' | null> {
    if (policy.externalPrefix === null) return null;
    const { recordings } = this.parts;
    const objectKey = externalKey(policy.externalPrefix, recording.accountSid, recording.recordingSid);
    const found = await readExternal(place.store, objectKey, recording, signal);
    if (!found) return null;
    const { etag, versionId, bytes, sha256, peaks } = found;
    const judged = await judgeDuration(recording, found.inspection, source, recordings, signal);
    const facts = {
      ...{ objectKey, locationId: place.location.id, etag, versionId, bytes, sha256 },
      ...{ contentType: 'audio/x-wav', onTwilio: false },
      writtenBy: 'twilio',
      channels: judged.inspection.channels ?? recording.channels,
      deletionBarred: judged.inspection.durationMatches ? null : 'source.duration_mismatch',
    } satisfies Partial<RecordingFacts>;
    const adopted = await this.point(recording, facts, peaks);
    return adopted ? { ...judged.recording, ...facts, state: 'copied' } : 'lost-claim';
  }

  private point(
    recording: Recording,
    facts: Partial<RecordingFacts>,
    outline: Parameters<Parts['peaks']['put']>[1] | null,
  ): Promise<boolean> {
    const { attempts, recordings, peaks, transactions, clock } = this.parts;
    return transactions.run(async () => {
      const done = await recordings.fact(recording, 'copying', 'copied', {
        ...{ ...facts, progressAt: clock.now() },
      });
      if (!done) return false;
      if (outline) await peaks.put(recording, outline);
      // Its put was never begun.
      await attempts.settle(recording, recording.attempt, 'swept', clock.now());
      return true;
    });
  }
}
