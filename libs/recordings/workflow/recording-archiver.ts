import { errors } from '@voicekeep/shared/errors';
import type { OpenLocation, StoragePolicy } from '@voicekeep/storage/domain';
import type { Recording, RecordingRef } from '@voicekeep/recordings/domain';
import type { ArchiveOutcome, RecordingArchiverParts } from './archive-parts';
import { CopyIntent } from './copy-intent';
import { CopyProver } from './copy-prover';
import { CopySetbacks, disproves } from './copy-setbacks';
import { judgeDuration } from './judge-duration';
import { LEASE_MS, LeaseKeeper, monotonicNow } from './lease-keeper';
import { MissingMedia } from './missing-media';
import { metadataOf } from './object-metadata';
import type { Passage } from './passage';
import { feelTheWay } from './feel-the-way';
import type { FetchedRecording } from './recording-fetcher';

/** The bucket has no room for one more at this moment. */
const NO_ROOM_MS = 1000;
const disproved = ({ lastErrorCode }: Recording): boolean => disproves(lastErrorCode);

/** Carries one recording from Twilio into the bucket: intent, download, one put, proof, `stored`. */
export class RecordingArchiver {
  private readonly setbacks: CopySetbacks;
  private readonly prover: CopyProver;
  private readonly missing: MissingMedia;
  private readonly intent: CopyIntent;

  constructor(private readonly parts: RecordingArchiverParts) {
    this.setbacks = new CopySetbacks(parts);
    this.prover = new CopyProver(parts);
    this.missing = new MissingMedia(parts, this.setbacks);
    this.intent = new CopyIntent(parts, this.setbacks);
  }

  /** Does whatever is due for this recording. Never throws for a failure of the copy: that is written to its row. */
  async run(ref: RecordingRef, signal: AbortSignal): Promise<ArchiveOutcome> {
    if (signal.aborted) return 'idle';
    const way = this.parts.traffic.begin('copy', ref.workspaceId);
    if (!way) return 'idle';
    try {
      return await this.claimed(ref, way, signal);
    } finally {
      way.end();
    }
  }

  private async claimed(ref: RecordingRef, way: Passage, outer: AbortSignal): Promise<ArchiveOutcome> {
    const { recordings, clock, owner, crash } = this.parts;
    const claimedAt = monotonicNow();
    const recording = await recordings.claim(ref, owner, clock.now(), this.in(LEASE_MS));
    if (!recording) return 'idle';
    crash.reach('C4');
    const renew = (until: Date): Promise<boolean> => recordings.renew(recording, until);
    const lease = new LeaseKeeper({ clock, outer, claimedAt, renew });
    try {
      return await this.advance(recording, lease, way);
    } catch (error) {
      if (lease.signal.aborted) return 'lost-claim';
      return await this.setbacks.failed(recording, error, way.failed(error));
    } finally {
      lease.end();
    }
  }

  private async advance(recording: Recording, lease: LeaseKeeper, way: Passage): Promise<ArchiveOutcome> {
    const policy = await this.parts.storage.policy(recording.workspaceId);
    if (recording.state === 'copied') {
      if (recording.locationId !== null && !way.to(recording.locationId))
        return this.setbacks.postpone(recording, NO_ROOM_MS);
      return this.prove(recording, policy, lease, way);
    }
    if (recording.state === 'queued') {
      const wanted =
        policy?.enabled === true &&
        (await this.parts.workspaces.exists(recording.workspaceId)) &&
        (await this.parts.register.concerns(policy, recording));
      if (!wanted) return this.setbacks.backToTwilio(recording);
    }
    if (!policy) return this.setbacks.backToTwilio(recording);
    if (!way.to(policy.locationId)) return this.setbacks.postpone(recording, NO_ROOM_MS);
    const place = await this.parts.stores.open(recording.workspaceId, policy.locationId);
    if (place.location.state !== 'active')
      throw errors.invalid(
        'storage.location_paused',
        'The bucket refused our key; enter a working one under Storage and test it.',
      );
    return this.copy(recording, policy, place, lease, way);
  }

  private async prove(
    recording: Recording,
    policy: StoragePolicy | null,
    lease: LeaseKeeper,
    way: Passage,
    place?: OpenLocation,
  ): Promise<ArchiveOutcome> {
    return this.answered(recording, way, () => this.prover.prove(recording, policy, lease.signal, place));
  }

  private async answered(
    { workspaceId }: Recording,
    way: Passage,
    prove: () => Promise<ArchiveOutcome>,
  ): Promise<ArchiveOutcome> {
    const outcome = await prove();
    if (way.storeAnswered()) await this.recovered(workspaceId, 'storage.');
    return outcome;
  }

  /** What waited for the same account or bucket need not wait for its own turn to try. */
  private async recovered(workspaceId: string, codePrefix: 'storage.' | 'telephony.'): Promise<void> {
    const { recordings, sourceDeletions, transactions, clock } = this.parts;
    await transactions.run(() => recordings.hasten(workspaceId, codePrefix, clock.now()));
    await transactions.run(() => sourceDeletions.hasten(workspaceId, codePrefix, clock.now()));
  }

  private async copy(
    recording: Recording,
    policy: StoragePolicy,
    place: OpenLocation,
    lease: LeaseKeeper,
    way: Passage,
  ): Promise<ArchiveOutcome> {
    const { sources, fetcher, recordings, crash, peaks, transactions, clock } = this.parts;
    const source = await sources.open(recording.workspaceId);
    await feelTheWay(this.parts.skew, way.probing, recording, source, place, lease.signal);
    const known = await this.intent.complete(recording, source, lease.signal);
    const intent = await this.intent.commit(known, policy, place);
    if (!intent) return 'lost-claim';
    crash.reach('C5');
    const fetched = await fetcher.fetch(intent, source, {
      format: policy.audioFormat,
      signal: lease.signal,
      onProgress: () => crash.reach('C6'),
    });
    if (way.sourceAnswered()) await this.recovered(recording.workspaceId, 'telephony.');
    if (!fetched) {
      const found = await this.missing.decide(intent, { source, policy, place }, lease.signal);
      if (typeof found === 'string') return found;
      if (!found.proven) return this.prove(found.recording, policy, lease, way);
      crash.reach('C11');
      return this.answered(intent, way, () => this.prover.accept(found.recording, policy));
    }
    crash.reach('C7');
    let copied: Recording;
    try {
      const judged = await judgeDuration(intent, fetched.inspection, source, recordings, lease.signal);
      const proven = { ...fetched, inspection: judged.inspection };
      copied = await this.put(judged.recording, place, proven, lease);
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
    return this.prove({ ...copied, state: 'copied' }, policy, lease, way, place);
  }

  private async put(
    recording: Recording,
    { store }: OpenLocation,
    fetched: FetchedRecording,
    lease: LeaseKeeper,
  ): Promise<Recording> {
    const { sizeBytes, sha256, md5, contentType, inspection } = fetched;
    this.parts.crash.reach('C8');
    lease.hold();
    const stored = await store.put(recording.objectKey ?? '', fetched.body, {
      ...{ sizeBytes, sha256, md5, contentType, signal: lease.signal },
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

  private in(milliseconds: number): Date {
    return new Date(this.parts.clock.now().getTime() + milliseconds);
  }
}
