import type {
  ObjectDeletions,
  RecordingRepository,
  SourceDeletions,
  WebhookInbox,
} from '@voicekeep/recordings/domain';
import type { Clock } from '@voicekeep/shared/kernel';

export interface WorkerClaimsParts {
  readonly recordings: RecordingRepository;
  readonly sourceDeletions: SourceDeletions;
  readonly objectDeletions: ObjectDeletions;
  readonly inbox: WebhookInbox;
  readonly clock: Clock;
}

/** Everything a worker holds. */
export class WorkerClaims {
  constructor(private readonly parts: WorkerClaimsParts) {}

  /** Ends all claims of a worker that works no more: what it held is due at once, under a new generation. */
  async release(owner: string): Promise<void> {
    const { recordings, sourceDeletions, objectDeletions, inbox, clock } = this.parts;
    const now = clock.now();
    await recordings.release(owner, now);
    await sourceDeletions.release(owner, now);
    await objectDeletions.release(owner, now);
    await inbox.release(owner, now);
  }
}
