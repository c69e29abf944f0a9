import type { Recording } from '@voicekeep/recordings/domain';
import { errors } from '@voicekeep/shared/errors';
import type { ArchiveOutcome, RecordingArchiverParts } from './archive-parts';
import { CopyAdoption, type AdoptionPlace } from './copy-adoption';
import { CopySalvage } from './copy-salvage';
import type { CopySetbacks } from './copy-setbacks';

const YOUNG_MS = 15 * 60_000;
const NOT_READY = 'source.not_ready';

/** Where a recording without media at the source was found after all. */
export interface FoundElsewhere {
  /** In `copied`. */
  readonly recording: Recording;
  /** Whether every byte of it was read just now; else it is still to be proven. */
  readonly proven: boolean;
}

/** Twilio says there is no media: too early, gone, written by Twilio into the bucket itself, or never any. */
export class MissingMedia {
  private readonly salvage: CopySalvage;
  private readonly adoption: CopyAdoption;

  constructor(
    private readonly parts: RecordingArchiverParts,
    private readonly setbacks: CopySetbacks,
  ) {
    this.salvage = new CopySalvage(parts, setbacks);
    this.adoption = new CopyAdoption(parts);
  }

  /** @throws VoicekeepError `source.not_ready`, `source.external_missing`, both retryable, and of salvage and adoption */
  async decide(
    recording: Recording,
    at: AdoptionPlace,
    signal: AbortSignal,
  ): Promise<FoundElsewhere | ArchiveOutcome> {
    const seen = await at.source.recording(recording.recordingSid, { includeDeleted: true, signal });
    if (seen?.status === 'absent')
      return this.setbacks.end(
        ...([recording, 'absent', 'source.absent', 'Twilio has no audio for this recording.'] as const),
      );
    const young = this.parts.clock.now().getTime() - recording.sourceCreatedAt.getTime() < YOUNG_MS;
    // Finding nothing at all is believed only when it is so twice.
    const gone = seen?.status === 'deleted' || (!seen && !young && recording.lastErrorCode === NOT_READY);
    if (gone) {
      const earlier = await this.salvage.find(recording, at.policy, signal);
      if (earlier) return earlier === 'lost-claim' ? earlier : { recording: earlier, proven: false };
    }
    if (gone || seen?.status === 'completed') {
      const adopted = await this.adoption.adopt(recording, at, signal);
      if (adopted) return adopted === 'lost-claim' ? adopted : { recording: adopted, proven: true };
    }
    if (gone)
      return this.setbacks.end(
        ...([recording, 'lost', 'source.gone'] as const),
        'Twilio deleted this recording before it was copied; neither place has it.',
      );
    throw !young && seen && at.policy.externalPrefix !== null ? nowhere() : notReady();
  }
}

const notReady = (): Error =>
  errors.unavailable(NOT_READY, 'Twilio has not finished this recording; it is tried again.', {
    retryable: true,
  });

const nowhere = (): Error =>
  errors.unavailable(
    'source.external_missing',
    'Twilio has no audio of it, and the bucket has none where its External S3 Storage would have put it: compare prefix and bucket with the Twilio console. It is tried again.',
    { retryable: true },
  );
