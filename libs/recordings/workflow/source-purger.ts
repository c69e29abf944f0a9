import { errors } from '@voicekeep/shared/errors';
import type { Clock, SkewWatch, Transactions } from '@voicekeep/shared/kernel';
import type { ObjectStores, StoragePolicy, WorkspaceStorage } from '@voicekeep/storage/domain';
import type { RecordingSource, RecordingSources } from '@voicekeep/telephony/domain';
import {
  isOfPerson,
  problemOf,
  purgeRetry,
  type Bell,
  type CrashPoints,
  type MigrationRuns,
  type Recording,
  type RecordingRef,
  type RecordingRepository,
  type SourceDeletion,
  type SourceDeletions,
} from '@voicekeep/recordings/domain';
import type { CopyVerifier } from './copy-verifier';
import { faultOfCopy } from './fault-of-copy';
import { LEASE_MS, LeaseKeeper, monotonicNow } from './lease-keeper';
import type { Passage } from './passage';
import type { Traffic } from './traffic';

export interface SourcePurgerParts {
  readonly owner: string;
  readonly deletions: SourceDeletions;
  readonly recordings: RecordingRepository;
  readonly runs: MigrationRuns;
  readonly storage: WorkspaceStorage;
  readonly stores: ObjectStores;
  readonly sources: RecordingSources;
  readonly verifier: CopyVerifier;
  readonly transactions: Transactions;
  readonly bell: Bell;
  readonly traffic: Traffic;
  readonly skew: SkewWatch;
  readonly crash: CrashPoints;
  readonly clock: Clock;
}

export type PurgeOutcome = 'deleted' | 'withdrawn' | 'copy-again' | 'waiting' | 'lost-claim' | 'idle';

const HELD_MS = 2000;
const NO_ROOM_MS = 5000;
const HOUR_MS = 3_600_000;
const METADATA_MS = 40 * 86_400_000;

/** Deletes at Twilio what a committed row says, after looking at the world again. */
export class SourcePurger {
  constructor(private readonly parts: SourcePurgerParts) {}

  /** Never throws for a failure of the deletion: that is written to its row and tried again. */
  async run(ref: RecordingRef, signal: AbortSignal): Promise<PurgeOutcome> {
    if (signal.aborted) return 'idle';
    const way = this.parts.traffic.begin('purge', ref.workspaceId);
    if (!way) return 'idle';
    try {
      return await this.claimed(ref, way, signal);
    } finally {
      way.end();
    }
  }

  private async claimed(ref: RecordingRef, way: Passage, outer: AbortSignal): Promise<PurgeOutcome> {
    const { deletions, recordings, clock, owner } = this.parts;
    const claimedAt = monotonicNow();
    const now = clock.now();
    const deletion = await deletions.claim(ref, owner, now, new Date(now.getTime() + LEASE_MS));
    if (!deletion) return 'idle';
    const renew = (until: Date): Promise<boolean> => deletions.renew(deletion, until);
    const lease = new LeaseKeeper({ clock, outer, claimedAt, renew });
    try {
      const recording = await recordings.find(ref);
      if (!recording) return await this.withdraw(deletion, null);
      return await this.advance(deletion, recording, lease, way);
    } catch (error) {
      if (lease.signal.aborted) return 'lost-claim';
      const held = way.failed(error).blame !== 'work';
      return await this.later(deletion, error, held ? HELD_MS : null);
    } finally {
      lease.end();
    }
  }

  private async advance(
    deletion: SourceDeletion,
    recording: Recording,
    lease: LeaseKeeper,
    way: Passage,
  ): Promise<PurgeOutcome> {
    if (deletion.reason === 'call_log' && (await this.isTakenBack(deletion)))
      return this.withdraw(deletion, recording);
    if (!isOfPerson(deletion)) {
      const policy = await this.parts.storage.policy(recording.workspaceId);
      if (!policy?.enabled || !(await this.stands(deletion, recording, policy)))
        return this.withdraw(deletion, recording);
      const hours = deletion.reason === 'policy' ? policy.deleteTwilioCopyAfterHours : 0;
      const early = this.early(recording, hours);
      if (early > 0) return this.later(deletion, tooEarly(), early);
      if (!(await this.enterCleaning(deletion, recording))) return this.withdraw(deletion, recording);
      if (recording.locationId !== null && !way.to(recording.locationId))
        return this.later(deletion, noRoom(), NO_ROOM_MS);
      const fault = await faultOfCopy(this.parts, recording, lease.signal);
      if (way.storeAnswered()) await this.hasten(recording.workspaceId, 'storage.');
      if (fault) return this.copyAgain(deletion, recording, fault);
    }
    const source = await this.parts.sources.open(recording.workspaceId);
    if (!(await this.parts.deletions.sent(deletion, this.parts.clock.now()))) return 'lost-claim';
    this.parts.crash.reach('C14');
    lease.hold();
    const answer = await source.delete(recording.recordingSid, { signal: lease.signal });
    if (way.sourceAnswered()) await this.hasten(recording.workspaceId, 'telephony.');
    this.parts.crash.reach('C15');
    if (answer === 'deleted') return this.confirm(deletion, recording, 'deleted');
    return this.afterNotFound(deletion, recording, source, lease.signal);
  }

  /** Milliseconds until the hold is over by the time the outside has, should our clock have run ahead. */
  private early(recording: Recording, hours: number): number {
    const { skew, clock } = this.parts;
    if (skew.isWrong()) return HOUR_MS;
    if (recording.storedAt === null) return 0;
    return recording.storedAt.getTime() + hours * HOUR_MS - skew.trusted(clock.now()).getTime();
  }

  private async hasten(workspaceId: string, codePrefix: 'storage.' | 'telephony.'): Promise<void> {
    const { recordings, deletions, transactions, clock } = this.parts;
    await transactions.run(() => recordings.hasten(workspaceId, codePrefix, clock.now()));
    await transactions.run(() => deletions.hasten(workspaceId, codePrefix, clock.now()));
  }

  /** Whether a switch that ordered it with its call was turned off before anything was sent. */
  private async isTakenBack({ workspaceId, sentAt }: SourceDeletion): Promise<boolean> {
    if (sentAt !== null) return false;
    const policy = await this.parts.storage.policy(workspaceId);
    return policy !== null && !(policy.deleteWithCallLog && policy.deleteTwilioCopy);
  }

  /** A person's order stands on its run, everything else on the toggle; what was sent already is carried to its end. */
  private async stands(
    { reason, sentAt }: SourceDeletion,
    recording: Recording,
    policy: StoragePolicy,
  ): Promise<boolean> {
    if (recording.deletionBarred !== null) return false;
    if (reason !== 'order') return policy.deleteTwilioCopy;
    return sentAt !== null || this.parts.runs.orders(recording, policy.deleteTwilioCopy);
  }

  /** A deletion that was held back for some hours starts from `stored`. */
  private async enterCleaning(deletion: SourceDeletion, recording: Recording): Promise<boolean> {
    if (recording.state === 'cleaning') return true;
    if (recording.state !== 'stored') return false;
    const { deletions, recordings, transactions, clock } = this.parts;
    const until = new Date(clock.now().getTime() + LEASE_MS);
    // Only who still owns the deletion may say that it is under way, else nobody would ever end it.
    return transactions.run(
      async () =>
        (await deletions.renew(deletion, until)) && recordings.move(recording, ['stored'], 'cleaning', {}),
    );
  }

  private async afterNotFound(
    deletion: SourceDeletion,
    recording: Recording,
    source: RecordingSource,
    signal: AbortSignal,
  ): Promise<PurgeOutcome> {
    const seen = await source.recording(recording.recordingSid, { includeDeleted: true, signal });
    if (seen?.status === 'deleted') return this.confirm(deletion, recording, 'metadata');
    const { sentAt } = deletion;
    const now = this.parts.skew.trusted(this.parts.clock.now());
    if (!seen && sentAt && !this.parts.skew.isWrong() && now.getTime() - sentAt.getTime() > METADATA_MS)
      return this.confirm(deletion, recording, 'age');
    throw errors.unavailable(
      'source.deletion_unclear',
      'Twilio neither finds this recording nor says that it was deleted; look at it in the Twilio console.',
      { retryable: true },
    );
  }

  private async confirm(
    deletion: SourceDeletion,
    recording: Recording,
    how: 'deleted' | 'metadata' | 'age',
  ): Promise<PurgeOutcome> {
    const { deletions, recordings, runs, transactions, clock } = this.parts;
    const done = await transactions.run(async () => {
      if (!(await deletions.confirm(deletion, how, clock.now()))) return false;
      if (!isOfPerson(deletion))
        await recordings.move(recording, ['cleaning'], 'cleaned', {
          ...{ onTwilio: false, lastErrorCode: null, lastErrorMessage: null, lastErrorAt: null },
        });
      else await recordings.note(recording, { onTwilio: false });
      await runs.settle(recording, clock.now());
      return true;
    });
    if (done) return 'deleted';
    // Another owns the claim, yet nobody takes a deletion back that Twilio has answered.
    if (how === 'deleted') await recordings.note(recording, { onTwilio: false });
    return 'lost-claim';
  }

  private async withdraw(deletion: SourceDeletion, recording: Recording | null): Promise<PurgeOutcome> {
    const { deletions, recordings, transactions } = this.parts;
    const done = await transactions.run(async () => {
      if (!(await deletions.withdraw(deletion))) return false;
      if (recording) await recordings.move(recording, ['cleaning'], 'stored', {});
      return true;
    });
    return done ? 'withdrawn' : 'lost-claim';
  }

  private async copyAgain(
    deletion: SourceDeletion,
    recording: Recording,
    code: string,
  ): Promise<PurgeOutcome> {
    const { deletions, recordings, transactions, bell, clock } = this.parts;
    const now = clock.now();
    const done = await transactions.run(async () => {
      if (!(await deletions.withdraw(deletion))) return false;
      return recordings.move(recording, ['cleaning', 'stored'], 'queued', {
        ...{ nextAttemptAt: now, progressAt: now, tries: 0, lastErrorAt: now, lastErrorCode: code },
        lastErrorMessage: 'The bucket no longer holds the verified file; the recording is copied again.',
      });
    });
    if (!done) return 'lost-claim';
    bell.copy({ ...recording, generation: recording.generation + 1 });
    return 'copy-again';
  }

  /** @param forMs when it is not this deletion's fault: no try is used */
  private async later(deletion: SourceDeletion, error: unknown, forMs: number | null): Promise<PurgeOutcome> {
    const problem = problemOf(error);
    const countsTry = forMs === null;
    const { waitMs, attention } = purgeRetry(deletion.tries + 1);
    const longest = Math.max(forMs ?? waitMs, problem.retryAfterMs ?? 0);
    const dueAt = new Date(this.parts.clock.now().getTime() + longest);
    const next = { dueAt, attention: countsTry ? attention : deletion.state === 'attention', countsTry };
    const kept = await this.parts.deletions.retry(deletion, next, problem);
    if (kept && countsTry && !isOfPerson(deletion))
      await this.parts.recordings.note(deletion, {
        ...{ lastErrorCode: problem.code, lastErrorMessage: problem.message },
        lastErrorAt: this.parts.clock.now(),
      });
    return kept ? 'waiting' : 'lost-claim';
  }
}

const tooEarly = (): Error =>
  errors.unavailable('source.held_back', 'The Twilio copy is kept for the hours that were set.', {
    retryable: true,
  });

const noRoom = (): Error =>
  errors.unavailable('storage.held_up', 'The bucket does not answer; it is looked at again soon.', {
    retryable: true,
  });
