import type { Clock, Transactions } from '@voicekeep/shared/kernel';
import { errors } from '@voicekeep/shared/errors';
import {
  objectKey,
  type ObjectStores,
  type OpenLocation,
  type StoragePolicy,
} from '@voicekeep/storage/domain';
import {
  problemOf,
  type CopyAttempts,
  type MigrationRuns,
  type ObjectDeletions,
  type Problem,
  type Recording,
  type RecordingRepository,
  type Run,
  type Spool,
} from '@voicekeep/recordings/domain';
import { ArrivingBody } from './arriving-body';
import { orderSweep } from './copy-setbacks';
import type { CopyVerifier } from './copy-verifier';
import type { LeaseKeeper } from './lease-keeper';
import { isLying, liesWhere, readCopy, type LyingCopy, type ReadCopy } from './lying-copy';
import type { MemoryBudget } from './memory-budget';
import type { Traffic } from './traffic';

export interface CopyMoverParts {
  readonly runs: MigrationRuns;
  readonly recordings: RecordingRepository;
  readonly attempts: CopyAttempts;
  readonly objectDeletions: ObjectDeletions;
  readonly stores: ObjectStores;
  readonly verifier: CopyVerifier;
  readonly spool: Spool;
  readonly budget: MemoryBudget;
  readonly traffic: Traffic;
  readonly transactions: Transactions;
  readonly clock: Clock;
}

/** Where copies go, by whose decisions and under whose claim. */
export interface MoveOrder {
  readonly run: Run;
  readonly policy: StoragePolicy;
  readonly target: OpenLocation;
  readonly lease: Pick<LeaseKeeper, 'signal' | 'hold'>;
}

/** `held`: a bucket or this machine is at fault, and so all copies alike wait; `not-now`: the recording does not rest. */
export type MoveOutcome = 'moved' | 'not-now' | 'held' | { readonly problem: Problem };

const HOUR_MS = 3_600_000;
/** A signed URL of the old copy may be in use for so long. */
const LENT_MS = HOUR_MS + 60_000;
/** What a move that nobody ended may have written is removed after a day; no move takes nearly as long. */
const SWEPT_AFTER_MS = 24 * HOUR_MS;
const MOVE_MS = 6 * HOUR_MS;

/** The place a move writes to, committed before its first byte. */
interface Intent {
  readonly attempt: number;
  readonly key: string;
}

/** Carries a verified copy into another location: intent, one put, proof, and only then the old one is ordered away. */
export class CopyMover {
  constructor(private readonly parts: CopyMoverParts) {}

  /**
   * Whatever goes wrong, the recording stays where it lies.
   * @throws when the claim was lost, and what is no fault of a bucket, such as a database that is away
   */
  async move(recordingId: string, order: MoveOrder): Promise<MoveOutcome> {
    const { spool, budget, stores, recordings } = this.parts;
    const { run, target, lease } = order;
    const recording = await recordings.find({ workspaceId: run.workspaceId, id: recordingId });
    if (!isLying(recording) || recording.locationId === target.location.id) return 'not-now';
    const signal = AbortSignal.any([lease.signal, AbortSignal.timeout(MOVE_MS)]);
    const arriving = new ArrivingBody(spool, budget, signal);
    try {
      const read = await this.at(recording.locationId, lease, async () => {
        const { store } = await stores.open(run.workspaceId, recording.locationId);
        return readCopy(recording, store, arriving, signal);
      });
      if (read === 'held' || 'problem' in read) return read;
      return await this.at(target.location.id, lease, () => this.write(recording, read, order, signal));
    } finally {
      await arriving.discard();
    }
  }

  /** Works with one bucket, as far as its breaker lets anything through. */
  private async at<T>(
    locationId: string,
    { signal }: MoveOrder['lease'],
    work: () => Promise<T>,
  ): Promise<T | 'held' | { readonly problem: Problem }> {
    const way = this.parts.traffic.beginAt(locationId);
    if (!way) return 'held';
    try {
      const done = await work();
      way.storeAnswered();
      return done;
    } catch (error) {
      signal.throwIfAborted();
      const problem = problemOf(error);
      if (problem.code === 'recording.unexpected') throw error;
      return way.failed(error).blame === 'work' && problem.code !== 'disk.full' ? { problem } : 'held';
    } finally {
      way.end();
    }
  }

  private async write(
    recording: LyingCopy,
    { body, md5, info }: ReadCopy,
    order: MoveOrder,
    signal: AbortSignal,
  ): Promise<MoveOutcome> {
    const { target, policy, lease } = order;
    const intent = await this.intend(recording, order);
    if (!intent) return 'not-now';
    const { bytes: sizeBytes, sha256 } = recording;
    const contentType = recording.contentType ?? info.contentType ?? 'audio/x-wav';
    let isPointed = false;
    try {
      lease.hold();
      const { etag, versionId } = await target.store.put(intent.key, body, {
        ...{ sizeBytes, sha256, md5, contentType, signal, metadata: info.metadata },
      });
      const expected = { key: intent.key, versionId, sizeBytes, sha256 };
      const proof = await this.parts.verifier.verify(target, expected, policy.verification, signal);
      if (proof === 'absent' || proof === 'differs') throw notThere();
      const facts = { objectKey: intent.key, etag, versionId, contentType, verifiedHow: proof };
      isPointed = await this.point(recording, intent, facts, order);
      return isPointed ? 'moved' : 'not-now';
    } finally {
      if (!isPointed) await this.giveUp(recording, intent, target);
    }
  }

  /** Commits the attempt and its key before a byte leaves, and with it the removal of what nobody would end. */
  private intend(recording: LyingCopy, { run, policy, target }: MoveOrder): Promise<Intent | null> {
    const { transactions, runs, recordings, attempts, objectDeletions, clock } = this.parts;
    const { workspaceId, id, recordingSid, kind } = recording;
    const { id: locationId, prefix } = target.location;
    return transactions.run(async () => {
      const now = (await runs.hold(run)) ? await recordings.lock(recording) : null;
      if (!isLying(now) || !liesWhere(now, recording)) return null;
      const attempt = now.attempt + 1;
      const keyDay = now.keyDay ?? (now.startedAt ?? now.sourceCreatedAt).toISOString().slice(0, 10);
      const key = objectKey({
        ...{ prefix, template: policy.keyTemplate, attempt, workspaceId, recordingSid, kind },
        ...{
          day: new Date(`${keyDay}T00:00:00Z`),
          extension: now.objectKey.endsWith('.mp3') ? 'mp3' : 'wav',
        },
      });
      const place = { workspaceId, attempt, locationId, objectKey: key };
      await recordings.note(recording, { attempt, keyDay });
      await attempts.begin({ ...place, id }, clock.now());
      const sweep = { ...place, recordingId: id, reason: 'leftover' } as const;
      await objectDeletions.decide(sweep, this.in(SWEPT_AFTER_MS));
      return { attempt, key };
    });
  }

  /** From this commit on the recording lies at the target, and the old copy may go. */
  private point(
    recording: LyingCopy,
    { attempt }: Intent,
    facts: Pick<Recording, 'etag' | 'versionId' | 'contentType' | 'verifiedHow'> & { objectKey: string },
    { run, target }: MoveOrder,
  ): Promise<boolean> {
    const { transactions, runs, recordings, attempts, objectDeletions, clock } = this.parts;
    const { workspaceId, id, bytes, sha256 } = recording;
    return transactions.run(async () => {
      const now = (await runs.hold(run)) ? await recordings.lock(recording) : null;
      if (!isLying(now) || !liesWhere(now, recording)) return false;
      const at = clock.now();
      await recordings.note(recording, {
        ...{ ...facts, locationId: target.location.id, verifiedAt: at },
        ...(now.deletionBarred === null
          ? { lastErrorCode: null, lastErrorMessage: null, lastErrorAt: null }
          : {}),
      });
      await attempts.keep({ workspaceId, id, bytes, sha256, ...facts }, at);
      for (const { state, attempt: older, locationId, objectKey: key } of await attempts.of(recording))
        if (older !== attempt && state === 'kept')
          await objectDeletions.decide(
            { workspaceId, recordingId: id, attempt: older, locationId, objectKey: key, reason: 'moved' },
            this.in(LENT_MS),
          );
      return true;
    });
  }

  private giveUp(
    { workspaceId, id }: Recording,
    { attempt, key }: Intent,
    { location }: OpenLocation,
  ): Promise<void> {
    const place = {
      workspaceId,
      id,
      attempt,
      locationId: location.id,
      objectKey: key,
      state: 'open',
    } as const;
    return this.parts.transactions.run(() => orderSweep(this.parts, place));
  }

  private in(milliseconds: number): Date {
    return new Date(this.parts.clock.now().getTime() + milliseconds);
  }
}

const notThere = (): Error =>
  errors.unavailable(
    'storage.copy_differs',
    'The new bucket does not hold what was written to it; the recording stays where it was and is tried again.',
    { retryable: true },
  );
