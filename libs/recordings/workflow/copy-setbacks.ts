import {
  backOffMs,
  problemOf,
  type CopyAttempt,
  type Recording,
  type RecordingFacts,
} from '@voicekeep/recordings/domain';
import type { ArchiveOutcome, RecordingArchiverParts } from './archive-parts';
import type { Blame } from './passage';

const PAUSE_MS = 30_000;
/** The account or the bucket is away: due again soon, and held back until one more is let through. */
const HELD_MS = 2000;
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
        ...this.givenUp(recording),
      });
      if (!fact) return false;
      await this.sweepOpenAttempt(recording);
      await runs.settle(recording, now);
      return true;
    });
    return done ? 'ended' : 'lost-claim';
  }

  /** @param blame whether the work is at fault, or the account or bucket and so all of its work alike */
  async failed(
    claimed: Recording,
    error: unknown,
    { blame, locationId }: { readonly blame: Blame; readonly locationId: string | null },
  ): Promise<ArchiveOutcome> {
    const { recordings, stores, clock } = this.parts;
    const recording = await recordings.find(claimed);
    if (recording?.generation !== claimed.generation) return 'lost-claim';
    const problem = problemOf(error);
    if (blame === 'rejected' && locationId !== null) {
      await stores.pause(recording.workspaceId, locationId, problem.code);
      return this.wait(recording, PAUSE_MS, problem);
    }
    if (blame !== 'work') return this.wait(recording, HELD_MS, problem);
    // No room on the disk of this machine is no fault of the recording either.
    if (problem.code === 'disk.full') return this.wait(recording, PAUSE_MS, problem);
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
    // Verifying is repeated where it stands; only proof of the opposite begins a new copy.
    const verifying = recording.state === 'copied' && !disproves(problem.code);
    return this.back(recording, verifying ? 'copied' : 'queued', problem, {
      ...{ tries, nextAttemptAt: this.in(Math.max(backOffMs(tries), problem.retryAfterMs ?? 0)) },
      ...(recording.tries === 0 ? { progressAt: this.parts.clock.now() } : {}),
    });
  }

  /** Waits for something that is not this recording's fault: no try is used. */
  wait(recording: Recording, forMs: number, problem: Setback): Promise<ArchiveOutcome> {
    return this.back(recording, recording.state === 'copying' ? 'queued' : recording.state, problem, {
      nextAttemptAt: this.in(Math.max(forMs, problem.retryAfterMs ?? 0)),
      progressAt: this.parts.clock.now(),
    });
  }

  /** Nothing was wrong: there is no room for it this moment. */
  async postpone(recording: Recording, forMs: number): Promise<ArchiveOutcome> {
    const { state } = recording;
    const nextAttemptAt = this.in(forMs);
    return (await this.parts.recordings.fact(recording, state, state, { nextAttemptAt }))
      ? 'waiting'
      : 'lost-claim';
  }

  private async back(
    recording: Recording,
    to: Recording['state'],
    problem: Setback,
    facts: Partial<RecordingFacts>,
  ): Promise<ArchiveOutcome> {
    const { transactions, recordings, clock } = this.parts;
    const leaves = to === 'queued';
    const done = await transactions.run(async () => {
      const fact = await recordings.fact(recording, recording.state, to, {
        ...facts,
        ...{ lastErrorCode: problem.code, lastErrorMessage: problem.message, lastErrorAt: clock.now() },
        ...(leaves ? this.givenUp(recording) : {}),
      });
      if (fact && leaves) await this.sweepOpenAttempt(recording);
      return fact;
    });
    return done ? 'waiting' : 'lost-claim';
  }

  async backToTwilio(recording: Recording): Promise<ArchiveOutcome> {
    if (recording.state !== 'queued') return this.again(recording, problemOf(null));
    const done = await this.parts.recordings.fact(recording, 'queued', 'on_twilio', { nextAttemptAt: null });
    return done ? 'ended' : 'lost-claim';
  }

  /** An attempt that is given up is nobody's place any more; a copy that was proven once stays pointed to. */
  private givenUp(recording: Recording): Partial<RecordingFacts> {
    if (recording.state !== 'copying' && recording.state !== 'copied') return {};
    // What was adopted and then not proven is looked for at Twilio again.
    const adopted: Partial<RecordingFacts> =
      recording.writtenBy === 'twilio' ? { writtenBy: 'voicekeep', onTwilio: true } : {};
    return { objectKey: null, locationId: null, ...adopted };
  }

  /** Orders the sweep of what the attempt a recording points to may have left in the bucket. */
  async sweepOpenAttempt(recording: Recording): Promise<void> {
    if (recording.attempt === 0 || recording.objectKey === null) return;
    for (const attempt of await this.parts.attempts.of(recording))
      if (attempt.state === 'open' && attempt.objectKey === recording.objectKey)
        await orderSweep(this.parts, attempt);
  }

  private in(milliseconds: number): Date {
    return new Date(this.parts.clock.now().getTime() + milliseconds);
  }
}

/** Orders the removal of an attempt's leftovers. */
export async function orderSweep(
  { objectDeletions, clock }: Pick<Parts, 'objectDeletions' | 'clock'>,
  { workspaceId, id: recordingId, attempt, locationId, objectKey }: CopyAttempt,
): Promise<void> {
  const now = clock.now().getTime();
  for (const delay of SWEEP_AFTER_MS)
    await objectDeletions.decide(
      { workspaceId, recordingId, attempt, locationId, objectKey, reason: 'leftover' },
      new Date(now + delay),
    );
}
