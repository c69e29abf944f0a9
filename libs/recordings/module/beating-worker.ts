import { newId, type Clock } from '@voicekeep/shared/kernel';
import type { WorkerReport } from '@voicekeep/recordings/domain';
import type { WorkerBeats } from '@voicekeep/recordings/persistence';
import { WorkerLife } from '@voicekeep/recordings/queue';
import type { WorkerClaims } from '@voicekeep/recordings/workflow';
import { hasEnded, ownIdentity, type ProcessIdentity } from './process-identity';

/** Lives by its beats in the database, and clears up after workers of the same machine that were killed. */
export class BeatingWorker extends WorkerLife {
  override readonly id = newId();
  readonly #identity: Promise<ProcessIdentity | null> = ownIdentity();

  /**
   * @param claims asked for when needed, since what holds claims is named after this
   * @param report what it says of itself; a beat goes without it rather than not at all
   */
  constructor(
    private readonly beats: WorkerBeats,
    private readonly claims: () => WorkerClaims,
    private readonly clock: Clock,
    private readonly report: () => Promise<WorkerReport>,
  ) {
    super();
  }

  override async beat(): Promise<void> {
    const identity = await this.#identity;
    const report = await this.report().catch(() => null);
    await this.beats.beat(this.id, this.clock.now(), identity, report);
    if (!identity) return;
    for (const other of await this.beats.at(identity.place)) {
      if (other.id === this.id || !(await hasEnded(other))) continue;
      await this.claims().release(other.id);
      await this.beats.leave(other.id);
    }
  }

  override leave(): Promise<void> {
    return this.beats.leave(this.id);
  }
}
