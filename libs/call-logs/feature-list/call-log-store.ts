import { computed, inject, Injectable, signal } from '@angular/core';
import type { CallLog, CallLogChange, CallLogFilter } from '@voicekeep/shared/contracts';
import { mergeNewest, toApiProblem } from '@voicekeep/shared/ui';
import { CallLogClient } from './call-log-client';

/** The rows seen so far, newest first, kept fresh without moving what the person reads. */
@Injectable()
export class CallLogStore {
  private readonly client = inject(CallLogClient);
  private readonly rows = signal<readonly CallLog[] | null>(null);
  private readonly nextCursor = signal<string | null>(null);
  private generation = 0;

  readonly filter = signal<CallLogFilter>({});
  readonly problem = signal<string | null>(null);
  readonly isLoadingMore = signal(false);
  readonly calls = computed(() => this.rows() ?? []);
  readonly isLoading = computed(() => this.rows() === null && this.problem() === null);
  readonly isEmpty = computed(() => this.rows()?.length === 0);
  readonly hasMore = computed(() => this.nextCursor() !== null);
  readonly isFiltered = computed(() => Object.keys(this.filter()).length > 0);

  /** Shows another selection from its newest row. */
  async show(filter: CallLogFilter): Promise<void> {
    this.filter.set(filter);
    this.rows.set(null);
    this.nextCursor.set(null);
    this.generation += 1;
    await this.refresh();
  }

  /** Looks for what is new; rows already read stay in place. */
  async refresh(): Promise<void> {
    const generation = this.generation;
    try {
      const page = await this.client.page(this.filter());
      if (generation !== this.generation) return;
      const known = this.rows();
      if (known === null) this.nextCursor.set(page.nextCursor);
      this.rows.set(known === null ? page.items : mergeNewest(known, page));
      this.problem.set(null);
    } catch (error) {
      if (generation === this.generation) this.problem.set(toApiProblem(error).message);
    }
  }

  async loadMore(): Promise<void> {
    const cursor = this.nextCursor();
    if (cursor === null || this.isLoadingMore()) return;
    const generation = this.generation;
    this.isLoadingMore.set(true);
    try {
      const page = await this.client.page(this.filter(), cursor);
      if (generation !== this.generation) return;
      const seen = new Set(this.calls().map(({ id }) => id));
      this.rows.update((rows) => [...(rows ?? []), ...page.items.filter(({ id }) => !seen.has(id))]);
      this.nextCursor.set(page.nextCursor);
      this.problem.set(null);
    } catch (error) {
      this.problem.set(toApiProblem(error).message);
    } finally {
      this.isLoadingMore.set(false);
    }
  }

  /** Writes notes and tags. @throws ApiProblem */
  async annotate(id: string, change: CallLogChange): Promise<void> {
    const changed = await this.client.annotate(id, change);
    this.rows.update((rows) => rows?.map((row) => (row.id === id ? changed : row)) ?? null);
  }

  /** Takes rows out that were deleted. */
  drop(ids: ReadonlySet<string>): void {
    this.rows.update((rows) => rows?.filter((row) => !ids.has(row.id)) ?? null);
  }
}
