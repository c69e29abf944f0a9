import { computed, signal } from '@angular/core';
import type { Page } from '@voicekeep/shared/contracts';
import { toApiProblem } from '../client/api-problem';
import { mergeNewest, type DatedRow } from './merge-newest';

/** The rows of a list read so far, newest first, kept fresh without moving what the person reads. */
export abstract class NewestFirstList<R extends DatedRow> {
  private readonly rows = signal<readonly R[] | null>(null);
  private readonly nextCursor = signal<string | null>(null);
  /** What was asked for before the list began anew answers to nobody. */
  private generation = 0;

  readonly problem = signal<string | null>(null);
  readonly isLoadingMore = signal(false);
  /** The last attempt to read on brought nothing; until the next one succeeds, only a person asks for it. */
  readonly isStuck = signal(false);
  readonly items = computed(() => this.rows() ?? []);
  readonly isLoading = computed(() => this.rows() === null && this.problem() === null);
  readonly isEmpty = computed(() => this.rows()?.length === 0);
  readonly hasMore = computed(() => this.nextCursor() !== null);

  /** @param cursor left out: the newest page */
  protected abstract page(cursor?: string): Promise<Page<R>>;

  /** Begins anew from the newest row. */
  protected async restart(): Promise<void> {
    this.generation += 1;
    this.rows.set(null);
    this.nextCursor.set(null);
    this.isStuck.set(false);
    await this.refresh();
  }

  /** Looks for what is new; rows already read stay in place. */
  async refresh(): Promise<void> {
    const generation = this.generation;
    await this.try(async () => {
      const page = await this.page();
      if (generation !== this.generation) return;
      const known = this.rows();
      if (known === null) this.nextCursor.set(page.nextCursor);
      this.rows.set(known === null ? page.items : mergeNewest(known, page));
    });
  }

  async loadMore(): Promise<void> {
    const cursor = this.nextCursor();
    if (cursor === null || this.isLoadingMore()) return;
    const generation = this.generation;
    this.isLoadingMore.set(true);
    this.isStuck.set(true);
    await this.try(async () => {
      const page = await this.page(cursor);
      if (generation !== this.generation) return;
      const seen = new Set(this.items().map(({ id }) => id));
      this.rows.update((rows) => [...(rows ?? []), ...page.items.filter(({ id }) => !seen.has(id))]);
      this.nextCursor.set(page.nextCursor);
      this.isStuck.set(false);
    });
    this.isLoadingMore.set(false);
  }

  /** Takes rows out that were deleted. */
  drop(ids: ReadonlySet<string>): void {
    this.rows.update((rows) => rows?.filter((row) => !ids.has(row.id)) ?? null);
  }

  protected replace(changed: R): void {
    this.rows.update((rows) => rows?.map((row) => (row.id === changed.id ? changed : row)) ?? null);
  }

  /** Does something for the list as it stands; why it failed is then in `problem`. */
  protected async try(work: () => Promise<void>): Promise<void> {
    const generation = this.generation;
    try {
      await work();
      if (generation === this.generation) this.problem.set(null);
    } catch (error) {
      if (generation === this.generation) this.problem.set(toApiProblem(error).message);
    }
  }
}
