import { computed, signal } from '@angular/core';
import type { LegalHold } from '@voicekeep/shared/contracts';
import { toApiProblem } from '@voicekeep/shared/ui';

/** @throws ApiProblem */
export type PlaceHold = (callLogId: string, reason: string) => Promise<LegalHold>;

/** Puts calls on hold one after another, and counts what became of each. */
export class PlacingHolds {
  private readonly waiting: string[];
  readonly total: number;
  readonly isRunning = signal(false);
  /** Why it stopped before the end; null while nothing was refused. */
  readonly refusal = signal<string | null>(null);
  readonly held = signal(0);
  /** Of those held: on hold before, under the reason they had. */
  readonly before = signal(0);
  readonly gone = signal(0);
  private isStopped = false;

  readonly done = computed(() => this.held() + this.gone());
  readonly isComplete = computed(() => this.done() === this.total);

  constructor(
    ids: Iterable<string>,
    private readonly place: PlaceHold,
  ) {
    this.waiting = [...ids];
    this.total = this.waiting.length;
  }

  /** Goes on with those not placed yet, until the end, a refusal or `stop`. */
  async run(reason: string): Promise<void> {
    if (this.isRunning()) return;
    this.isRunning.set(true);
    this.isStopped = false;
    this.refusal.set(null);
    try {
      for (let id = this.waiting[0]; id !== undefined && !this.isStopped; id = this.waiting[0]) {
        await this.placeOne(id, reason);
        this.waiting.shift();
      }
    } catch (error) {
      this.refusal.set(toApiProblem(error).message);
    } finally {
      this.isRunning.set(false);
    }
  }

  /** After the one that is being placed. */
  stop(): void {
    this.isStopped = true;
  }

  private async placeOne(id: string, reason: string): Promise<void> {
    try {
      const hold = await this.place(id, reason);
      this.held.update((count) => count + 1);
      if (hold.reason !== reason) this.before.update((count) => count + 1);
    } catch (error) {
      const problem = toApiProblem(error);
      if (problem.code !== 'call_log.not_found') throw problem;
      this.gone.update((count) => count + 1);
    }
  }
}
