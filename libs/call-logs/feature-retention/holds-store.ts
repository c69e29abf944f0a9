import { computed, inject, Injectable, signal } from '@angular/core';
import type { LegalHold } from '@voicekeep/shared/contracts';
import { FormWork } from '@voicekeep/shared/ui';
import { RetentionClient } from './retention-client';

/** Legal holds in force, oldest first. */
@Injectable()
export class HoldsStore {
  private readonly client = inject(RetentionClient);
  private readonly rows = signal<readonly LegalHold[] | null>(null);
  private readonly nextCursor = signal<string | null>(null);
  readonly work = new FormWork<'lifting'>();
  readonly holds = this.rows.asReadonly();
  readonly hasMore = computed(() => this.nextCursor() !== null);

  async load(): Promise<void> {
    this.rows.set(null);
    this.nextCursor.set(null);
    await this.loadMore();
  }

  async loadMore(): Promise<void> {
    await this.work.run('loading', async () => {
      const page = await this.client.holds(this.nextCursor() ?? undefined);
      this.rows.update((rows) => [...(rows ?? []), ...page.items]);
      this.nextCursor.set(page.nextCursor);
    });
  }

  async lift(id: string): Promise<void> {
    await this.work.run('lifting', async () => {
      await this.client.lift(id);
      this.rows.update((rows) => rows?.filter((hold) => hold.id !== id) ?? null);
    });
  }
}
