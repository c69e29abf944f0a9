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
    await this.try(async () => {
      const before = this.known();
      const [telephony, storage, run] = await Promise.all([
        this.client.telephony(),
        this.client.storage(),
        this.client.newestRun(),
      ]);
      const facts = { usage: null, preview: null, playedAt: null, ...before, telephony, storage, run };
      return { facts, isNews: before === null || (isMoving(before) && !isMoving(facts)) };
    });
  }

  async startPilot(): Promise<void> {
    this.isBusy.set(true);
    await this.try(async () => {
      const run = await this.client.startPilot();
      const facts = this.known();
      return { facts: facts && { ...facts, run }, isNews: false };
    });
    this.isBusy.set(false);
  }

  /** Follows the run under way; does nothing when there is none. */
  async follow(): Promise<void> {
    if (this.isMoving()) await this.look();
  }

  private async try(work: () => Promise<{ facts: StartFacts | null; isNews: boolean }>): Promise<void> {
    const generation = this.generation;
    try {
      const { facts, isNews } = await work();
      if (generation !== this.generation) return;
      this.known.set(facts);
      this.problem.set(null);
      if (facts && (isNews || (isConnected(facts) && facts.preview === null))) void this.count(generation);
    } catch (error) {
      if (generation === this.generation) this.problem.set(toApiProblem(error).message);
    }
  }

  /** What is stored and what waits at Twilio; an account that cannot be reached leaves it unknown. */
  private async count(generation: number): Promise<void> {
    const facts = this.known();
    const [usage, playedAt, preview] = await Promise.all([
      this.client.usage().catch(() => null),
      this.client.lastPlayedAt().catch(() => null),
      facts && isConnected(facts) ? this.client.preview().catch(() => null) : null,
    ]);
    if (generation !== this.generation) return;
    this.known.update((known) => known && { ...known, usage, preview, playedAt });
  }
}
