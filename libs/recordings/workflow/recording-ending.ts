import type {
  CopyAttempt,
  CopyAttempts,
  Fate,
  ObjectDeletions,
  Recording,
  RecordingRepository,
  SourceDeletions,
} from '@voicekeep/recordings/domain';
import type { Clock } from '@voicekeep/shared/kernel';
import { orderSweep } from './copy-setbacks';

/** `call_log`: with its call, and while the switch says so; `recording`: for itself, or by a rule, whatever the switch says. */
export type PersonsReason = 'call_log' | 'recording';

export interface RecordingEndingParts {
  readonly recordings: RecordingRepository;
  readonly attempts: CopyAttempts;
  readonly objectDeletions: ObjectDeletions;
  readonly sourceDeletions: SourceDeletions;
  readonly clock: Clock;
}

/** A put that was on its way when the call was deleted may still land: remove now, and look twice more. */
const LATE_PUTS_MS: readonly number[] = [60_000, 15 * 60_000];

/** Ends a recording as its fate says: fences whoever works on it, and orders what is to be removed. */
export class RecordingEnding {
  constructor(private readonly parts: RecordingEndingParts) {}

  /** Works inside the caller's transaction, on a recording locked there. @returns keys whose removal is certain */
  async end(
    recording: Recording,
    { keys, twilioCopy }: Fate,
    reason: PersonsReason = 'call_log',
  ): Promise<number> {
    const { recordings, sourceDeletions, clock } = this.parts;
    await recordings.move(recording, [recording.state], 'deleted', { callLogId: null, nextAttemptAt: null });
    if (twilioCopy === 'removed')
      await sourceDeletions.decide(recording, recording.recordingSid, reason, clock.now());
    else if (twilioCopy === 'stays') await sourceDeletions.cancel(recording);
    if (keys === 'all') return this.removeAll(recording, reason);
    await this.sweepLeftovers(recording);
    return 0;
  }

  /** Every key ever attempted; what Twilio wrote is none of them. */
  private async removeAll(recording: Recording, reason: PersonsReason): Promise<number> {
    const { objectDeletions, clock } = this.parts;
    const now = clock.now().getTime();
    const written = (await this.attemptsOf(recording)).filter(({ state }) => state !== 'swept');
    for (const { workspaceId, id, attempt, locationId, objectKey, state } of written)
      for (const delay of state === 'open' ? [0, ...LATE_PUTS_MS] : [0])
        await objectDeletions.decide(
          { ...{ workspaceId, recordingId: id, attempt, locationId, objectKey }, reason },
          new Date(now + delay),
        );
    return written.length;
  }

  /** No copy of it lies in a bucket, at most leftovers. */
  private async sweepLeftovers(recording: Recording): Promise<void> {
    for (const attempt of await this.attemptsOf(recording))
      if (attempt.state === 'open') await orderSweep(this.parts, attempt);
  }

  private async attemptsOf(recording: Recording): Promise<readonly CopyAttempt[]> {
    return recording.attempt === 0 ? [] : this.parts.attempts.of(recording);
  }
}
