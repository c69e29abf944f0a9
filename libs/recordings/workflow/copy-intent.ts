import type { Recording, RecordingFacts } from '@voicekeep/recordings/domain';
import { objectKey, type OpenLocation, type StoragePolicy } from '@voicekeep/storage/domain';
import type { RecordingSource } from '@voicekeep/telephony/domain';
import type { RecordingArchiverParts } from './archive-parts';
import type { CopySetbacks } from './copy-setbacks';

type Parts = Pick<RecordingArchiverParts, 'attempts' | 'recordings' | 'transactions' | 'clock'>;

/** What is written down before a byte leaves. */
export class CopyIntent {
  constructor(
    private readonly parts: Parts,
    private readonly setbacks: CopySetbacks,
  ) {}

  /** Twilio's own word on length and channels, where a webhook left them out. */
  async complete(recording: Recording, source: RecordingSource, signal: AbortSignal): Promise<Recording> {
    if (recording.durationSeconds !== null && recording.channels !== null) return recording;
    const seen = await source.recording(recording.recordingSid, { signal });
    if (!seen) return recording;
    const facts = {
      durationSeconds: recording.durationSeconds ?? seen.durationSeconds,
      channels: recording.channels ?? seen.channels,
      encryptionDetails: recording.encryptionDetails ?? seen.encryptionDetails,
    };
    await this.parts.recordings.note(recording, facts);
    return { ...recording, ...facts };
  }

  /** Commits the next attempt and its key before a byte leaves, and orders the sweep of the ones before. */
  async commit(recording: Recording, policy: StoragePolicy, place: OpenLocation): Promise<Recording | null> {
    const { transactions, attempts, recordings, clock } = this.parts;
    const attempt = recording.attempt + 1;
    const keyDay =
      recording.keyDay ?? (recording.startedAt ?? recording.sourceCreatedAt).toISOString().slice(0, 10);
    const key = objectKey({
      ...{ prefix: place.location.prefix, template: policy.keyTemplate, attempt },
      ...{ workspaceId: recording.workspaceId, recordingSid: recording.recordingSid, kind: recording.kind },
      day: new Date(`${keyDay}T00:00:00Z`),
      extension: recording.encryptionDetails === null ? policy.audioFormat : 'wav',
    });
    const facts = {
      ...{ attempt, keyDay, locationId: place.location.id, objectKey: key, deletionBarred: null },
      writtenBy: 'voicekeep',
      ...{ etag: null, versionId: null, bytes: null, sha256: null, verifiedAt: null, verifiedHow: null },
    } satisfies Partial<RecordingFacts>;
    const begun = await transactions.run(async () => {
      if (!(await recordings.fact(recording, recording.state, 'copying', facts))) return false;
      await this.setbacks.sweepOpenAttempt(recording);
      await attempts.begin(
        {
          ...{ workspaceId: recording.workspaceId, id: recording.id, attempt },
          locationId: place.location.id,
          objectKey: key,
        },
        clock.now(),
      );
      return true;
    });
    return begun ? { ...recording, ...facts, state: 'copying' } : null;
  }
}
