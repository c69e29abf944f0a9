import { computed, inject, Injectable, signal } from '@angular/core';
import { toApiProblem } from '@voicekeep/shared/ui';
import { StartClient } from './start-client';
import { isConnected, isMoving, type StartFacts } from './start-facts';

/** How far the workspace has come. */
@Injectable()
export class StartStore {
  private readonly client = inject(StartClient);
  private readonly known = signal<StartFacts | null>(null);
  /** An answer to a workspace left meanwhile counts no more. */
  private generation = 0;

  readonly facts = this.known.asReadonly();
  readonly problem = signal<string | null>(null);
  readonly isBusy = signal(false);
  readonly isMoving = computed(() => {
    const facts = this.known();
    return facts !== null && isMoving(facts);
  });

  /** Begins anew, as for another workspace. */
  async load(): Promise<void> {
    this.generation += 1;
    this.known.set(null);
    await this.look();
  }

  /** Looks again at what can change by itself or on another page. */
  async look(): Promise<void> {
    await this.try(async (put) => {
      const [telephony, storage, run] = await Promise.all([
        this.client.telephony(),
        this.client.storage(),
        this.client.newestRun(),
      ]);
      put((known) => ({ usage: null, preview: null, playedAt: null, ...known, telephony, storage, run }));
    });
  }

  async startPilot(): Promise<void> {
    this.isBusy.set(true);
    await this.try(async (put) => {
      const run = await this.client.startPilot();
      put((known) => known && { ...known, run });
    });
    this.isBusy.set(false);
  }

  /** Follows the run under way; does nothing when there is none. */
  async follow(): Promise<void> {
    const run = this.known()?.run;
    if (!run || !this.isMoving()) return;
    await this.try(async (put) => {
      const now = await this.client.run(run.id);
      put((known) => known && { ...known, run: now });
    });
  }

  private async try(
    work: (put: (change: (known: StartFacts | null) => StartFacts | null) => void) => Promise<void>,
  ): Promise<void> {
    const generation = this.generation;
    const before = this.known();
    try {
      await work((change) => {
        if (generation === this.generation) this.known.update(change);
      });
      if (generation !== this.generation) return;
      this.problem.set(null);
      const now = this.known();
      if (now && isToCount(before, now)) void this.count(now);
    } catch (error) {
      if (generation === this.generation) this.problem.set(toApiProblem(error).message);
    }
  }

  /** What is stored and what waits at Twilio; an account that cannot be reached leaves it unknown. */
  private async count(facts: StartFacts): Promise<void> {
    const generation = this.generation;
    const [usage, playedAt, preview] = await Promise.all([
      this.client.usage().catch(() => null),
      this.client.lastPlayedAt().catch(() => null),
      isConnected(facts) ? this.client.preview().catch(() => null) : null,
    ]);
    if (generation !== this.generation) return;
    this.known.update((known) => known && { ...known, usage, preview, playedAt });
  }
}

/** Reading Twilio's list may take ten seconds: it is read when it becomes possible, and when a run has ended. */
const isToCount = (before: StartFacts | null, now: StartFacts): boolean =>
  before === null || isConnected(before) !== isConnected(now) || (isMoving(before) && !isMoving(now));
