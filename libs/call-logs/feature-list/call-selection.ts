import { computed, signal, type Signal } from '@angular/core';
import type { CallLog, CallLogDeletionRequest, CallLogFilter } from '@voicekeep/shared/contracts';

/** Which calls of the list are chosen: some of those shown, or all that match the filter. */
export class CallSelection {
  private readonly chosen = signal<ReadonlySet<string>>(new Set());
  /** When all that match were chosen: a call that arrives later is not among them. */
  private readonly allUntil = signal<string | null>(null);

  readonly isAll = computed(() => this.allUntil() !== null);
  /** Of the calls shown; one that has left the list is chosen no more. */
  readonly ids = computed<ReadonlySet<string>>(() => {
    const shown = this.calls().map(({ id }) => id);
    return new Set(this.isAll() ? shown : shown.filter((id) => this.chosen().has(id)));
  });
  readonly isEveryShown = computed(() => this.ids().size > 0 && this.ids().size === this.calls().length);

  constructor(
    private readonly calls: Signal<readonly CallLog[]>,
    private readonly filter: Signal<CallLogFilter>,
  ) {}

  choose(id: string, isChosen: boolean): void {
    const ids = new Set(this.ids());
    if (isChosen) ids.add(id);
    else ids.delete(id);
    this.put(ids);
  }

  chooseShown(isChosen: boolean): void {
    this.put(new Set(isChosen ? this.calls().map(({ id }) => id) : []));
  }

  chooseAll(now: Date): void {
    this.allUntil.set(now.toISOString());
  }

  clear(): void {
    this.put(new Set());
  }

  /** What a deletion of the chosen calls names. */
  request(): CallLogDeletionRequest {
    const until = this.allUntil();
    if (until === null) return { ids: [...this.ids()] };
    const { to } = this.filter();
    return { filter: { ...this.filter(), to: to !== undefined && to < until ? to : until } };
  }

  private put(ids: ReadonlySet<string>): void {
    this.chosen.set(ids);
    this.allUntil.set(null);
  }
}
