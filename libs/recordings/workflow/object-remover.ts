import type { Clock } from '@voicekeep/shared/kernel';
import type { Workspaces } from '@voicekeep/call-logs/domain';
import { errors } from '@voicekeep/shared/errors';
import { recordingOfExternalKey, type ObjectStores, type WorkspaceStorage } from '@voicekeep/storage/domain';
import {
  backOffMs,
  problemOf,
  WORKING_STATES,
  type CopyAttempts,
  type CrashPoints,
  type DueRemoval,
  type ObjectDeletion,
  type ObjectDeletions,
  type Recording,
  type RecordingRepository,
} from '@voicekeep/recordings/domain';
import { AttemptReader } from './attempt-reader';
import type { CopyVerifier } from './copy-verifier';
import { faultOfCopy } from './fault-of-copy';
import { LEASE_MS, LeaseKeeper, monotonicNow } from './lease-keeper';
import type { Passage } from './passage';
import type { Traffic } from './traffic';

export interface ObjectRemoverParts {
  readonly owner: string;
  readonly deletions: ObjectDeletions;
  readonly attempts: CopyAttempts;
  readonly recordings: RecordingRepository;
  readonly workspaces: Workspaces;
  readonly storage: WorkspaceStorage;
  readonly stores: ObjectStores;
  readonly verifier: CopyVerifier;
  readonly traffic: Traffic;
  readonly crash: CrashPoints;
  readonly clock: Clock;
}

export type RemovalOutcome = 'removed' | 'withdrawn' | 'waiting' | 'lost-claim' | 'idle';

/** A leftover is looked at again so much later, as long as no copy of its recording is proven. */
const UNPROVEN_MS = 60_000;

/**
 * `needed`: it is the copy, or nobody saw that it is not; `unproven`: it may yet turn out to be the only one;
 * `taken-back`: it was to go with its call, and the switch was turned off since.
 */
type Use = 'none' | 'needed' | 'unproven' | 'taken-back';

/** Deletes in buckets what a committed row says, all versions, until it is confirmed. */
export class ObjectRemover {
  private readonly leftovers: AttemptReader;

  constructor(private readonly parts: ObjectRemoverParts) {
    this.leftovers = new AttemptReader(parts);
  }

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
      const use = await this.useOf(deletion, lease.signal);
      if (use === 'taken-back')
        return (await deletions.withdraw(deletion, clock.now())) ? 'withdrawn' : 'lost-claim';
      if (use === 'unproven') return await this.later(deletion);
      if (use === 'none') {
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

  private async later(deletion: ObjectDeletion): Promise<RemovalOutcome> {
    const { deletions, clock } = this.parts;
    const dueAt = new Date(clock.now().getTime() + UNPROVEN_MS);
    return (await deletions.postpone(deletion, dueAt)) ? 'waiting' : 'lost-claim';
  }

  /**
   * Whether the switch by which a deleted recording's copy goes is off by now: then it stays, unless it was ordered
   * whatever the switch says. What was never proven goes all the same, for it is no file of anybody's.
   */
  private async isTakenBack(
    recording: Recording,
    { attempt, objectKey, reason }: ObjectDeletion,
  ): Promise<boolean> {
    if (reason === 'recording' || recording.objectKey !== objectKey) return false;
    const policy = await this.parts.storage.policy(recording.workspaceId);
    if (policy?.deleteWithCallLog !== false) return false;
    const written = await this.parts.attempts.of(recording);
    return written.some((each) => each.attempt === attempt && each.state === 'kept');
  }

  /**
   * A leftover is deleted only while nothing points to it and nothing will, and what Twilio wrote never, whoever
   * ordered it; looked at again, right before.
   */
  private async useOf(deletion: ObjectDeletion, signal: AbortSignal): Promise<Use> {
    if (recordingOfExternalKey(deletion.objectKey) !== null) return 'needed';
    const { workspaceId, recordingId: id, objectKey } = deletion;
    const recording = await this.parts.recordings.find({ workspaceId, id });
    if (recording?.state === 'deleted')
      return (await this.isTakenBack(recording, deletion)) ? 'taken-back' : 'none';
    if (!recording || isPersons(deletion)) return 'none';
    if (recording.objectKey === objectKey) return 'needed';
    // Nobody tries it again in a workspace that is being deleted.
    if (recording.state === 'failed' && !(await this.parts.workspaces.exists(workspaceId))) return 'none';
    // Twilio may lose the original while it is copied anew: until then nobody knows what this object is worth.
    if (WORKING_STATES.includes(recording.state) || recording.state === 'failed') return 'unproven';
    if (recording.state === 'lost') return this.lastLook(recording, deletion, signal);
    // The copy it was moved to is looked at right before the one it came from is deleted.
    if (deletion.reason !== 'moved') return 'none';
    return (await faultOfCopy(this.parts, recording, signal)) === null ? 'none' : 'unproven';
  }

  /** At the object of a recording that neither place is thought to have: only one seen to be another is removed. */
  private async lastLook(recording: Recording, deletion: ObjectDeletion, signal: AbortSignal): Promise<Use> {
    const { recordings, clock } = this.parts;
    const found = await this.leftovers.look(deletion, recording.recordingSid, signal);
    if (found === 'broken') return 'none';
    const now = clock.now();
    const facts = { nextAttemptAt: now, progressAt: now, tries: 0 };
    if (found !== 'absent') await recordings.move(recording, ['lost'], 'copied', { ...found, ...facts });
    return 'needed';
  }

  private async remove(deletion: ObjectDeletion, lease: LeaseKeeper): Promise<void> {
    const { stores, attempts, clock, crash } = this.parts;
    const { workspaceId, recordingId: id } = deletion;
    if (isPersons(deletion)) crash.reach('C17');
    const { store } = await stores.open(workspaceId, deletion.locationId);
    lease.hold();
    const remaining = await store.deleteAllVersions(deletion.objectKey);
    crash.reach(isPersons(deletion) ? 'C18' : 'C16');
    const [first] = remaining;
    if (first)
      throw errors.conflict(
        'storage.object_held',
        `The bucket keeps a version of this file for now. ${first.reason}`,
        { retryable: true, details: { reason: first.reason } },
      );
    await attempts.settle({ workspaceId, id }, deletion.attempt, 'swept', clock.now());
  }
}

/** A person's order ends the recording; the others sweep up behind a copy that stays. */
const isPersons = ({ reason }: ObjectDeletion): boolean => reason === 'call_log' || reason === 'recording';
