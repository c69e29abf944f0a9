import type { Clock } from '@voicekeep/shared/kernel';
import { errors } from '@voicekeep/shared/errors';
import { recordingOfExternalKey, type ObjectStores } from '@voicekeep/storage/domain';
import {
  backOffMs,
  problemOf,
  type CopyAttempts,
  type CrashPoints,
  type DueRemoval,
  type ObjectDeletion,
  type ObjectDeletions,
  type RecordingRepository,
} from '@voicekeep/recordings/domain';
import { LEASE_MS, LeaseKeeper, monotonicNow } from './lease-keeper';
import type { Passage } from './passage';
import type { Traffic } from './traffic';

export interface ObjectRemoverParts {
  readonly owner: string;
  readonly deletions: ObjectDeletions;
  readonly attempts: CopyAttempts;
  readonly recordings: RecordingRepository;
  readonly stores: ObjectStores;
  readonly traffic: Traffic;
  readonly crash: CrashPoints;
  readonly clock: Clock;
}

export type RemovalOutcome = 'removed' | 'waiting' | 'lost-claim' | 'idle';

/** Deletes in buckets what a committed row says, all versions, until it is confirmed. */
export class ObjectRemover {
  constructor(private readonly parts: ObjectRemoverParts) {}

  /** Never throws for a failure of the removal: that is written to its row and tried again. */
  async run({ id, locationId }: DueRemoval, signal: AbortSignal): Promise<RemovalOutcome> {
    if (signal.aborted) return 'idle';
    const way = this.parts.traffic.beginAt(locationId);
    if (!way) return 'idle';
    try {
      return await this.claimed(id, way, signal);
    } finally {
      way.end();
    }
  }

  private async claimed(id: string, way: Passage, outer: AbortSignal): Promise<RemovalOutcome> {
    const { deletions, clock, owner } = this.parts;
    const claimedAt = monotonicNow();
    const now = clock.now();
    const deletion = await deletions.claim(id, owner, now, new Date(now.getTime() + LEASE_MS));
    if (!deletion) return 'idle';
    const renew = (until: Date): Promise<boolean> => deletions.renew(deletion, until);
    const lease = new LeaseKeeper({ clock, outer, claimedAt, renew });
    try {
      if (!(await this.isSpared(deletion))) {
        await this.remove(deletion, lease);
        way.storeAnswered();
      }
      return (await deletions.confirm(deletion, clock.now())) ? 'removed' : 'lost-claim';
    } catch (error) {
      if (lease.signal.aborted) return 'lost-claim';
      way.failed(error);
      const dueAt = new Date(clock.now().getTime() + backOffMs(deletion.tries + 1));
      return (await deletions.retry(deletion, dueAt, problemOf(error))) ? 'waiting' : 'lost-claim';
    } finally {
      lease.end();
    }
  }

  /**
   * A leftover is deleted only while nothing points to it, and what Twilio wrote never, whoever ordered it; looked at
   * again, right before.
   */
  private async isSpared(deletion: ObjectDeletion): Promise<boolean> {
    if (recordingOfExternalKey(deletion.objectKey) !== null) return true;
    if (deletion.reason !== 'leftover') return false;
    const { workspaceId, recordingId: id } = deletion;
    const recording = await this.parts.recordings.find({ workspaceId, id });
    return recording !== null && recording.state !== 'deleted' && recording.objectKey === deletion.objectKey;
  }

  private async remove(deletion: ObjectDeletion, lease: LeaseKeeper): Promise<void> {
    const { stores, attempts, clock, crash } = this.parts;
    const { workspaceId, recordingId: id } = deletion;
    if (deletion.reason !== 'leftover') crash.reach('C17');
    const { store } = await stores.open(workspaceId, deletion.locationId);
    lease.hold();
    const remaining = await store.deleteAllVersions(deletion.objectKey);
    crash.reach(deletion.reason === 'leftover' ? 'C16' : 'C18');
    const [first] = remaining;
    if (first)
      throw errors.conflict('storage.object_held', 'The bucket keeps a version of this file for now.', {
        ...{ retryable: true, details: { reason: first.reason } },
      });
    await attempts.settle({ workspaceId, id }, deletion.attempt, 'swept', clock.now());
  }
}
