import { backOffMs, problemOf, type Recording } from '@voicekeep/recordings/domain';
import { isCredentialsRejected } from '@voicekeep/storage/domain';
import type { ArchiveOutcome, RecordingArchiverParts } from './archive-parts';

const PAUSE_MS = 30_000;
const DAY_MS = 86_400_000;
/** A put that was on its way when its attempt was given up may still land: sweep soon, and once more later. */
const SWEEP_AFTER_MS: readonly number[] = [60_000, 15 * 60_000];

export const disproves = (code: string | null): boolean =>
  code === 'storage.copy_missing' || code === 'storage.copy_differs';

interface Setback {
  readonly code: string;
  readonly message: string;
  readonly retryAfterMs?: number | null;
}

type Parts = Pick<
  RecordingArchiverParts,
  'recordings' | 'attempts' | 'objectDeletions' | 'runs' | 'stores' | 'transactions' | 'clock'
>;

/** What becomes of a copy that did not succeed: tried again, held up, given back to Twilio, or ended. */
export class CopySetbacks {
  constructor(private readonly parts: Parts) {}

  async end(
    recording: Recording,
    state: 'absent' | 'lost' | 'failed',
    code: string,
    message: string,
  ): Promise<ArchiveOutcome> {
    const { transactions, recordings, runs, clock } = this.parts;
    const now = clock.now();
    const done = await transactions.run(async () => {
      const fact = await recordings.fact(recording, recording.state, state, {
        ...{ lastErrorCode: code, lastErrorMessage: message, lastErrorAt: now, nextAttemptAt: null },
        ...(state === 'failed' ? {} : { onTwilio: false, objectKey: null, locationId: null }),
      });
      if (!fact) return false;
      if (recording.attempt > 0) await this.sweepOpenAttempts(recording);
      await runs.settle(recording, now);
      return true;
    });
    return done ? 'ended' : 'lost-claim';
  }

  async failed(claimed: Recording, error: unknown): Promise<ArchiveOutcome> {
    const { recordings, stores, clock } = this.parts;
    const recording = await recordings.find(claimed);
    if (recording?.generation !== claimed.generation) return 'lost-claim';
    const problem = problemOf(error);
    if (isCredentialsRejected(error) && recording.locationId !== null) {
      await stores.pause(recording.workspaceId, recording.locationId, problem.code);
      return this.wait(recording, PAUSE_MS, problem);
    }
    // What a person repairs in the settings holds up all recordings alike: they wait, none fails for it.
    const permanent = !problem.retryable && !problem.code.startsWith('telephony.');
    // Time spent waiting for its turn is no lack of progress: the first failure starts the day.
    const since = recording.tries === 0 ? null : recording.progressAt;
    if (permanent || (since && clock.now().getTime() - since.getTime() > DAY_MS))
      return this.end(recording, 'failed', problem.code, problem.message);
    return this.again(recording, problem);
  }

  async again(recording: Recording, problem: Setback): Promise<ArchiveOutcome> {
    const tries = recording.tries + 1;
    const now = this.parts.clock.now();
    // Verifying is repeated where it stands; only proof of the opposite begins a new copy.
    const verifying = recording.state === 'copied' && !disproves(problem.code);
    const done = await this.parts.recordings.fact(
      recording,
      recording.state,
      verifying ? 'copied' : 'queued',
      {
        ...{ tries, nextAttemptAt: this.in(Math.max(backOffMs(tries), problem.retryAfterMs ?? 0)) },
        ...(recording.tries === 0 ? { progressAt: now } : {}),
        ...{ lastErrorCode: problem.code, lastErrorMessage: problem.message, lastErrorAt: now },
      },
    );
    return done ? 'waiting' : 'lost-claim';
  }

  /** Waits for something that is not this recording's fault: no try is used. */
  async wait(recording: Recording, forMs: number, problem: Setback): Promise<ArchiveOutcome> {
    const to = recording.state === 'copying' ? 'queued' : recording.state;
    const now = this.parts.clock.now();
    const done = await this.parts.recordings.fact(recording, recording.state, to, {
      ...{ nextAttemptAt: this.in(forMs), progressAt: now },
      ...{ lastErrorCode: problem.code, lastErrorMessage: problem.message, lastErrorAt: now },
    });
    return done ? 'waiting' : 'lost-claim';
  }

  async backToTwilio(recording: Recording): Promise<ArchiveOutcome> {
    if (recording.state !== 'queued') return this.again(recording, problemOf(null));
    const done = await this.parts.recordings.fact(recording, 'queued', 'on_twilio', { nextAttemptAt: null });
    return done ? 'ended' : 'lost-claim';
  }

  /** Orders the sweep of what this recording's attempts may have left in the bucket. */
  async sweepOpenAttempts(recording: Recording): Promise<void> {
    const { attempts, objectDeletions } = this.parts;
    const last = (await attempts.of(recording)).filter(
      ({ state, attempt }) => state !== 'swept' && attempt === recording.attempt,
    );
    for (const { attempt, locationId, objectKey: key } of last)
      for (const delay of SWEEP_AFTER_MS)
        await objectDeletions.decide(
          {
            ...{ workspaceId: recording.workspaceId, recordingId: recording.id, attempt, locationId },
            ...{ objectKey: key, reason: 'leftover' },
          },
          this.in(delay),
        );
  }

  private in(milliseconds: number): Date {
    return new Date(this.parts.clock.now().getTime() + milliseconds);
  }
}
