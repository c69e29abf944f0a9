import { computed, inject, Injectable, signal } from '@angular/core';
import type { Recording } from '@voicekeep/shared/contracts';
import { mergeNewest, toApiProblem } from '@voicekeep/shared/ui';
import { KeptRecordingsClient } from './kept-recordings-client';

/** The recordings read so far, newest first, kept fresh without moving what the person reads. */
@Injectable()
export class KeptRecordingsStore {
  private readonly client = inject(KeptRecordingsClient);
  private readonly rows = signal<readonly Recording[] | null>(null);
  private readonly nextCursor = signal<string | null>(null);
  private generation = 0;

  readonly problem = signal<string | null>(null);
  readonly isLoadingMore = signal(false);
  readonly recordings = computed(() => this.rows() ?? []);
  readonly isLoading = computed(() => this.rows() === null && this.problem() === null);
  readonly isEmpty = computed(() => this.rows()?.length === 0);
  readonly hasMore = computed(() => this.nextCursor() !== null);

  async show(): Promise<void> {
    this.generation += 1;
    this.rows.set(null);
    this.nextCursor.set(null);
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const generation = this.generation;
    await this.try(async () => {
      const page = await this.client.page();
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
    await this.try(async () => {
      const page = await this.client.page(cursor);
      if (generation !== this.generation) return;
      const seen = new Set(this.recordings().map(({ id }) => id));
      this.rows.update((rows) => [...(rows ?? []), ...page.items.filter(({ id }) => !seen.has(id))]);
      this.nextCursor.set(page.nextCursor);
    });
    this.isLoadingMore.set(false);
  }

  remove(id: string): Promise<void> {
    return this.try(async () => {
      await this.client.remove(id);
      this.rows.update((rows) => rows?.filter((row) => row.id !== id) ?? null);
    });
  }

  /** Null when there is none; the reason is then in `problem`. */
  async downloadLink(id: string): Promise<string | null> {
    let url: string | null = null;
    await this.try(async () => {
      ({ url } = await this.client.downloadLink(id));
    });
    return url;
  }

  deletesTwilioCopies(): Promise<boolean | null> {
    return this.client.deletesTwilioCopies();
  }

  private async try(work: () => Promise<void>): Promise<void> {
    const generation = this.generation;
    try {
      await work();
      this.problem.set(null);
    } catch (error) {
      if (generation === this.generation) this.problem.set(toApiProblem(error).message);
    }
  }
}
