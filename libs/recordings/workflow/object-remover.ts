import type { Clock } from '@voicekeep/shared/kernel';
import type { ObjectStores } from '@voicekeep/storage/domain';
import {
  backOffMs,
  problemOf,
  type CopyAttempts,
  type CrashPoints,
  type ObjectDeletion,
  type ObjectDeletions,
  type RecordingRepository,
} from '@voicekeep/recordings/domain';

export interface ObjectRemoverParts {
  readonly deletions: ObjectDeletions;
  readonly attempts: CopyAttempts;
  readonly recordings: RecordingRepository;
  readonly stores: ObjectStores;
  readonly crash: CrashPoints;
  readonly clock: Clock;
}

const LEASE_MS = 60_000;

/** Deletes in buckets what a committed row says, all versions, until it is confirmed. */
export class ObjectRemover {
  constructor(private readonly parts: ObjectRemoverParts) {}

  async run(id: string): Promise<void> {
    const { deletions, clock } = this.parts;
    const now = clock.now();
    const deletion = await deletions.claim(id, now, new Date(now.getTime() + LEASE_MS));
    if (!deletion) return;
    try {
      if (!(await this.isInUse(deletion))) await this.remove(deletion);
      await deletions.confirm(deletion, clock.now());
    } catch (error) {
      const dueAt = new Date(clock.now().getTime() + backOffMs(deletion.tries + 1));
      await deletions.retry(deletion, dueAt, problemOf(error));
    }
  }

  /** A leftover is deleted only while nothing points to it; looked at again, right before. */
  private async isInUse(deletion: ObjectDeletion): Promise<boolean> {
    if (deletion.reason !== 'leftover') return false;
    const { workspaceId, recordingId: id } = deletion;
    const recording = await this.parts.recordings.find({ workspaceId, id });
    return recording !== null && recording.state !== 'deleted' && recording.objectKey === deletion.objectKey;
  }

  private async remove(deletion: ObjectDeletion): Promise<void> {
    const { stores, attempts, clock, crash } = this.parts;
    const { workspaceId, recordingId: id } = deletion;
    if (deletion.reason !== 'leftover') crash.reach('C17');
    const { store } = await stores.open(workspaceId, deletion.locationId);
    const remaining = await store.deleteAllVersions(deletion.objectKey);
    crash.reach(deletion.reason === 'leftover' ? 'C16' : 'C18');
    const [first] = remaining;
    if (first) throw new Error(first.reason);
    await attempts.settle({ workspaceId, id }, deletion.attempt, 'swept', clock.now());
  }
}
