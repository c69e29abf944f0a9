import type { Workspaces } from '@voicekeep/call-logs/domain';
import { errors } from '@voicekeep/shared/errors';
import type { Clock, Transactions } from '@voicekeep/shared/kernel';
import {
  isCredentialsRejected,
  objectKey,
  type ObjectStores,
  type OpenLocation,
  type StoragePolicy,
  type WorkspaceStorage,
} from '@voicekeep/storage/domain';
import type { RecordingSource, RecordingSources } from '@voicekeep/telephony/domain';
import {
  backOffMs,
  problemOf,
  type Bell,
  type CopyAttempts,
  type CrashPoints,
  type MigrationRuns,
  type ObjectDeletions,
  type PeaksShelf,
  type Recording,
  type RecordingRef,
  type RecordingRepository,
  type SourceDeletions,
} from '@voicekeep/recordings/domain';
import type { CopyVerifier } from './copy-verifier';
import { judgeDuration } from './judge-duration';
import { LEASE_MS, LeaseKeeper } from './lease-keeper';
import { metadataOf } from './object-metadata';
import type { FetchedRecording, RecordingFetcher } from './recording-fetcher';
import type { RecordingRegister } from './recording-register';

export interface RecordingArchiverParts {
  readonly owner: string;
  readonly recordings: RecordingRepository;
  readonly attempts: CopyAttempts;
  readonly objectDeletions: ObjectDeletions;
  readonly sourceDeletions: SourceDeletions;
  readonly runs: MigrationRuns;
  readonly peaks: PeaksShelf;
  readonly storage: WorkspaceStorage;
  readonly stores: ObjectStores;
  readonly sources: RecordingSources;
  readonly workspaces: Workspaces;
  readonly register: RecordingRegister;
  readonly fetcher: RecordingFetcher;
  readonly verifier: CopyVerifier;
  readonly transactions: Transactions;
  readonly bell: Bell;
  readonly crash: CrashPoints;
  readonly clock: Clock;
}

/** `lost-claim`: another worker has it; `waiting`: due again later; `idle`: there was nothing to do. */
export type ArchiveOutcome = 'stored' | 'waiting' | 'ended' | 'lost-claim' | 'idle';

const PAUSE_MS = 30_000;
const YOUNG_MS = 15 * 60_000;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A put that was on its way when its attempt was given up may still land: sweep soon, and once more later. */
const SWEEP_AFTER_MS: readonly number[] = [60_000, 15 * 60_000];

const disproves = (code: string | null): boolean =>
  code === 'storage.copy_missing' || code === 'storage.copy_differs';
const disproved = ({ lastErrorCode }: Recording): boolean => disproves(lastErrorCode);

/** Carries one recording from Twilio into the bucket: intent, download, one put, proof, `stored`. */
export class RecordingArchiver {
  constructor(private readonly parts: RecordingArchiverParts) {}

  /** Does whatever is due for this recording. Never throws for a failure of the copy: that is written to its row. */
  async run(ref: RecordingRef, signal: AbortSignal): Promise<ArchiveOutcome> {
    const { recordings, clock, owner, crash } = this.parts;
    if (signal.aborted) return 'idle';
    const recording = await recordings.claim(ref, owner, clock.now(), this.in(LEASE_MS));
    if (!recording) return 'idle';
    crash.reach('C4');
    const lease = new LeaseKeeper(recording, recordings, clock, signal);
    try {
      return await this.advance(recording, lease);
    } catch (error) {
      if (lease.signal.aborted) return 'lost-claim';
      return await this.failed(recording, error);
    } finally {
      lease.end();
    }
  }

  private async advance(recording: Recording, lease: LeaseKeeper): Promise<ArchiveOutcome> {
    const policy = await this.parts.storage.policy(recording.workspaceId);
    if (recording.state === 'copied') return this.verify(recording, policy, lease);
    if (recording.state === 'queued') {
      const wanted =
        policy?.enabled === true &&
        (await this.parts.workspaces.exists(recording.workspaceId)) &&
        (await this.parts.register.concerns(policy, recording));
      if (!wanted) return this.backToTwilio(recording);
    }
    if (!policy) return this.backToTwilio(recording);
    const place = await this.parts.stores.open(recording.workspaceId, policy.locationId);
    if (place.location.state !== 'active')
      return this.wait(recording, PAUSE_MS, {
        code: 'storage.location_paused',
        message: 'The bucket refused our key; enter a working one under Storage and test it.',
      });
    return this.copy(recording, policy, place, lease);
  }

  private async copy(
    recording: Recording,
    policy: StoragePolicy,
    place: OpenLocation,
    lease: LeaseKeeper,
  ): Promise<ArchiveOutcome> {
    const { sources, fetcher, recordings, crash, peaks, transactions, clock } = this.parts;
    const source = await sources.open(recording.workspaceId);
    const known = await this.complete(recording, source, lease.signal);
    const intent = await this.intend(known, policy, place);
    if (!intent) return 'lost-claim';
    crash.reach('C5');
    const fetched = await fetcher.fetch(intent, source, {
      format: policy.audioFormat,
      signal: lease.signal,
      onProgress: () => crash.reach('C6'),
    });
    if (!fetched) return this.withoutMedia(intent, source, lease.signal);
    crash.reach('C7');
    let copied: Recording;
    try {
      const judged = await judgeDuration(intent, fetched.inspection, source, recordings, lease.signal);
      const proven = { ...fetched, inspection: judged.inspection };
      copied = await this.put(judged.recording, place, proven, lease.signal);
    } finally {
      await fetched.discard();
    }
    crash.reach('C10');
    const committed = await transactions.run(async () => {
      if (fetched.peaks) await peaks.put(copied, fetched.peaks);
      return recordings.fact(intent, 'copying', 'copied', {
        ...{ etag: copied.etag, versionId: copied.versionId, bytes: copied.bytes, sha256: copied.sha256 },
        ...{ contentType: copied.contentType, deletionBarred: copied.deletionBarred },
        channels: copied.channels,
        // A copy made anew because the one before was disproved has brought nothing further yet.
        ...(disproved(intent) ? {} : { progressAt: clock.now() }),
      });
    });
    if (!committed) return 'lost-claim';
    crash.reach('C11');
    return this.verify({ ...copied, state: 'copied' }, policy, lease, place);
  }

  /** Twilio's own word on length and channels, where a webhook left them out. */
  private async complete(
    recording: Recording,
    source: RecordingSource,
    signal: AbortSignal,
  ): Promise<Recording> {
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
  private async intend(
    recording: Recording,
    policy: StoragePolicy,
    place: OpenLocation,
  ): Promise<Recording | null> {
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
      ...{ etag: null, versionId: null, bytes: null, sha256: null, verifiedAt: null, verifiedHow: null },
    };
    const begun = await transactions.run(async () => {
      if (!(await recordings.fact(recording, recording.state, 'copying', facts))) return false;
      await this.sweepOpenAttempts(recording);
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

  private async sweepOpenAttempts(recording: Recording): Promise<void> {
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

  private async put(
    recording: Recording,
    { store }: OpenLocation,
    fetched: FetchedRecording,
    signal: AbortSignal,
  ): Promise<Recording> {
    const { sizeBytes, sha256, md5, contentType, inspection } = fetched;
    this.parts.crash.reach('C8');
    const stored = await store.put(recording.objectKey ?? '', fetched.body, {
      ...{ sizeBytes, sha256, md5, contentType, signal },
      metadata: metadataOf(recording, fetched),
    });
    this.parts.crash.reach('C9');
    return {
      ...recording,
      ...{ etag: stored.etag, versionId: stored.versionId, bytes: sizeBytes, sha256, contentType },
      channels: fetched.channels,
      deletionBarred: inspection.durationMatches ? null : 'source.duration_mismatch',
    };
  }

  private async verify(
    recording: Recording,
    policy: StoragePolicy | null,
    lease: LeaseKeeper,
    opened?: OpenLocation,
  ): Promise<ArchiveOutcome> {
    const { stores, verifier, crash } = this.parts;
    const { workspaceId, locationId, objectKey: key, bytes, sha256, versionId } = recording;
    if (locationId === null || key === null || bytes === null || sha256 === null)
      throw errors.internal('recording.copy_unknown', 'The copy has no place written down.');
    const place = opened ?? (await stores.open(workspaceId, locationId));
    const proof = await verifier.verify(
      place,
      { key, versionId, sizeBytes: bytes, sha256 },
      policy?.verification ?? 'auto',
      lease.signal,
    );
    if (proof === 'differs' || proof === 'absent')
      throw errors.unavailable(
        proof === 'absent' ? 'storage.copy_missing' : 'storage.copy_differs',
        'The bucket does not hold what was written to it; the recording is copied again.',
        { retryable: true },
      );
    crash.reach('C12');
    return this.stored(recording, policy, proof);
  }

  private async stored(
    recording: Recording,
    policy: StoragePolicy | null,
    verifiedHow: 'checksum' | 'read-back',
  ): Promise<ArchiveOutcome> {
    const { transactions, recordings, attempts, sourceDeletions, runs, workspaces, bell, clock, crash } =
      this.parts;
    const deletes =
      policy?.enabled === true &&
      policy.deleteTwilioCopy &&
      !recording.keepTwilioCopy &&
      recording.deletionBarred === null &&
      (await workspaces.exists(recording.workspaceId));
    const now = clock.now();
    const dueAt = this.in((policy?.deleteTwilioCopyAfterHours ?? 0) * HOUR_MS);
    const held = dueAt > now;
    const committed = await transactions.run(async () => {
      const done = await recordings.fact(recording, 'copied', deletes && !held ? 'cleaning' : 'stored', {
        ...{ verifiedAt: now, verifiedHow, storedAt: now, tries: 0, nextAttemptAt: null },
        ...(recording.deletionBarred === null
          ? { lastErrorCode: null, lastErrorMessage: null, lastErrorAt: null }
          : {
              lastErrorCode: recording.deletionBarred,
              lastErrorMessage:
                'The file is shorter or longer than Twilio says, so the Twilio copy is kept beside ours.',
              lastErrorAt: now,
            }),
      });
      if (!done) return false;
      await attempts.settle(recording, recording.attempt, 'kept', now);
      if (deletes) await sourceDeletions.decide(recording, recording.recordingSid, 'policy', dueAt);
      await runs.settle(recording, now);
      return true;
    });
    if (!committed) return 'lost-claim';
    crash.reach('C13');
    if (deletes && !held) {
      const deletion = await sourceDeletions.find(recording);
      if (deletion) bell.cleanUp(deletion);
    }
    return 'stored';
  }

  /** Twilio says there is no media: too early, gone, or never any. */
  private async withoutMedia(
    recording: Recording,
    source: RecordingSource,
    signal: AbortSignal,
  ): Promise<ArchiveOutcome> {
    const young = this.parts.clock.now().getTime() - recording.sourceCreatedAt.getTime() < YOUNG_MS;
    const seen = await source.recording(recording.recordingSid, { includeDeleted: true, signal });
    if (seen?.status === 'absent')
      return this.end(recording, 'absent', 'source.absent', 'Twilio has no audio for this recording.');
    if (seen?.status === 'deleted' || (!seen && !young))
      return this.end(
        ...([recording, 'lost', 'source.gone'] as const),
        'Twilio deleted this recording before it was copied; neither place has it.',
      );
    throw errors.unavailable(
      'source.not_ready',
      'Twilio has not finished this recording; it is tried again.',
      {
        retryable: true,
      },
    );
  }

  private async end(
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

  private async failed(claimed: Recording, error: unknown): Promise<ArchiveOutcome> {
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

  private async again(
    recording: Recording,
    problem: { code: string; message: string; retryAfterMs?: number | null },
  ): Promise<ArchiveOutcome> {
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
  private async wait(
    recording: Recording,
    forMs: number,
    problem: { code: string; message: string },
  ): Promise<ArchiveOutcome> {
    const to = recording.state === 'copying' ? 'queued' : recording.state;
    const now = this.parts.clock.now();
    const done = await this.parts.recordings.fact(recording, recording.state, to, {
      ...{ nextAttemptAt: this.in(forMs), progressAt: now },
      ...{ lastErrorCode: problem.code, lastErrorMessage: problem.message, lastErrorAt: now },
    });
    return done ? 'waiting' : 'lost-claim';
  }

  private async backToTwilio(recording: Recording): Promise<ArchiveOutcome> {
    if (recording.state !== 'queued') return this.again(recording, problemOf(null));
    const done = await this.parts.recordings.fact(recording, 'queued', 'on_twilio', { nextAttemptAt: null });
    return done ? 'ended' : 'lost-claim';
  }

  private in(milliseconds: number): Date {
    return new Date(this.parts.clock.now().getTime() + milliseconds);
  }
}
