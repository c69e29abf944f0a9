import { errors } from '@voicekeep/shared/errors';
import type { Clock, Transactions } from '@voicekeep/shared/kernel';
import type { ObjectStores, WorkspaceStorage } from '@voicekeep/storage/domain';
import type { RecordingSource, RecordingSources } from '@voicekeep/telephony/domain';
import {
  problemOf,
  purgeRetry,
  type Bell,
  type CrashPoints,
  type Recording,
  type RecordingRef,
  type RecordingRepository,
  type SourceDeletion,
  type SourceDeletions,
} from '@voicekeep/recordings/domain';
import type { CopyVerifier } from './copy-verifier';

export interface SourcePurgerParts {
  readonly deletions: SourceDeletions;
  readonly recordings: RecordingRepository;
  readonly storage: WorkspaceStorage;
  readonly stores: ObjectStores;
  readonly sources: RecordingSources;
  readonly verifier: CopyVerifier;
  readonly transactions: Transactions;
  readonly bell: Bell;
  readonly crash: CrashPoints;
  readonly clock: Clock;
}

export type PurgeOutcome = 'deleted' | 'withdrawn' | 'copy-again' | 'waiting' | 'lost-claim' | 'idle';

const LEASE_MS = 60_000;
const METADATA_MS = 40 * 86_400_000;

/** Deletes at Twilio what a committed row says, after looking at the world again. */
export class SourcePurger {
  constructor(private readonly parts: SourcePurgerParts) {}

  /** Never throws for a failure of the deletion: that is written to its row and tried again. */
  async run(ref: RecordingRef, signal: AbortSignal): Promise<PurgeOutcome> {
    const { deletions, recordings, clock } = this.parts;
    if (signal.aborted) return 'idle';
    const now = clock.now();
    const deletion = await deletions.claim(ref, now, new Date(now.getTime() + LEASE_MS));
    if (!deletion) return 'idle';
    try {
      const recording = await recordings.find(ref);
      if (!recording) return await this.withdraw(deletion, null);
      return await this.advance(deletion, recording, signal);
    } catch (error) {
      return this.later(deletion, error, !signal.aborted);
    }
  }

  private async advance(
    deletion: SourceDeletion,
    recording: Recording,
    signal: AbortSignal,
  ): Promise<PurgeOutcome> {
    if (deletion.reason === 'policy') {
      const policy = await this.parts.storage.policy(recording.workspaceId);
      const stands = policy?.enabled === true && policy.deleteTwilioCopy && recording.deletionBarred === null;
      if (!stands || !(await this.enterCleaning(recording))) return this.withdraw(deletion, recording);
      const fault = await this.faultOfCopy(recording, signal);
      if (fault) return this.copyAgain(deletion, recording, fault);
    }
    const source = await this.parts.sources.open(recording.workspaceId);
    if (!(await this.parts.deletions.sent(deletion, this.parts.clock.now()))) return 'lost-claim';
    this.parts.crash.reach('C14');
    const answer = await source.delete(recording.recordingSid, { signal });
    this.parts.crash.reach('C15');
    if (answer === 'deleted') return this.confirm(deletion, recording, 'deleted');
    return this.afterNotFound(deletion, recording, source, signal);
  }

  /** A deletion that was held back for some hours starts from `stored`. */
  private async enterCleaning(recording: Recording): Promise<boolean> {
    if (recording.state === 'cleaning') return true;
    if (recording.state !== 'stored') return false;
    return this.parts.recordings.move(recording, ['stored'], 'cleaning', {});
  }

  /** Looks at the bucket right now. @returns what is wrong with the copy, or null when it is the one that was verified */
  private async faultOfCopy(recording: Recording, signal: AbortSignal): Promise<string | null> {
    const { workspaceId, locationId, objectKey, versionId, bytes, sha256, etag } = recording;
    if (locationId === null || objectKey === null || bytes === null || sha256 === null)
      return 'storage.object_missing';
    const place = await this.parts.stores.open(workspaceId, locationId);
    const info = await place.store.head(objectKey, { signal });
    if (!info) return 'storage.object_missing';
    if (info.sizeBytes !== bytes) return 'storage.object_changed';
    if (info.sha256 !== null && info.sha256 !== sha256) return 'storage.object_changed';
    if (etag !== null && info.etag !== null) return info.etag === etag ? null : 'storage.object_changed';
    const expected = { key: objectKey, versionId, sizeBytes: bytes, sha256 };
    const proof = await this.parts.verifier.verify(place, expected, 'read-back', signal);
    return proof === 'read-back' ? null : 'storage.object_changed';
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
    if (!seen && sentAt && this.parts.clock.now().getTime() - sentAt.getTime() > METADATA_MS)
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
    const { deletions, recordings, transactions, clock } = this.parts;
    const done = await transactions.run(async () => {
      if (!(await deletions.confirm(deletion, how, clock.now()))) return false;
      if (deletion.reason === 'policy')
        await recordings.move(recording, ['cleaning'], 'cleaned', {
          ...{ onTwilio: false, lastErrorCode: null, lastErrorMessage: null, lastErrorAt: null },
        });
      else await recordings.note(recording, { onTwilio: false });
      return true;
    });
    return done ? 'deleted' : 'lost-claim';
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

  private async later(deletion: SourceDeletion, error: unknown, countsTry: boolean): Promise<PurgeOutcome> {
    const problem = problemOf(error);
    const { waitMs, attention } = purgeRetry(deletion.tries + (countsTry ? 1 : 0));
    const dueAt = new Date(this.parts.clock.now().getTime() + Math.max(waitMs, problem.retryAfterMs ?? 0));
    const kept = await this.parts.deletions.retry(deletion, { dueAt, attention, countsTry }, problem);
    if (kept && deletion.reason === 'policy')
      await this.parts.recordings.note(deletion, {
        ...{ lastErrorCode: problem.code, lastErrorMessage: problem.message },
        lastErrorAt: this.parts.clock.now(),
      });
    return kept ? 'waiting' : 'lost-claim';
  }
}
