import { computed, inject, Injectable, signal } from '@angular/core';
import type { Campaign, CampaignRequest, DeletionPreview } from '@voicekeep/shared/contracts';
import { FormWork } from '@voicekeep/shared/ui';
import { CampaignsClient } from './campaigns-client';
import { campaignsTexts } from './texts/campaigns-texts';

/** The campaigns read so far, oldest first. What changes one rejects when the server refuses. */
@Injectable()
export class CampaignsStore {
  private readonly client = inject(CampaignsClient);
  private readonly t = campaignsTexts();
  private readonly rows = signal<readonly Campaign[] | null>(null);
  private readonly nextCursor = signal<string | null>(null);
  readonly work = new FormWork<never>();
  readonly campaigns = this.rows.asReadonly();
  readonly hasMore = computed(() => this.nextCursor() !== null);
  /** What was done last, in words. */
  readonly done = signal('');

  async load(): Promise<void> {
    this.rows.set(null);
    this.nextCursor.set(null);
    this.done.set('');
    await this.loadMore();
  }

  async loadMore(): Promise<void> {
    await this.work.run('loading', async () => {
      const page = await this.client.page(this.nextCursor() ?? undefined);
      const seen = new Set(this.rows()?.map(({ id }) => id));
      this.rows.update((rows) => [...(rows ?? []), ...page.items.filter(({ id }) => !seen.has(id))]);
      this.nextCursor.set(page.nextCursor);
    });
  }

  async add(request: CampaignRequest): Promise<void> {
    const added = await this.client.add(request);
    this.rows.update((rows) => [...(rows ?? []), added]);
    this.done.set(this.t('done.added', { name: added.name }));
  }

  async change(id: string, request: CampaignRequest): Promise<void> {
    const changed = await this.client.change(id, request);
    this.rows.update((rows) => rows?.map((row) => (row.id === id ? changed : row)) ?? null);
    this.done.set(this.t('done.changed', { name: changed.name }));
  }

  preview(id: string): Promise<DeletionPreview> {
    return this.client.preview(id);
  }

  async remove({ id, name }: Campaign): Promise<void> {
    await this.client.remove(id);
    this.drop(id, this.t('done.deleted', { name }));
  }

  async removeWithCalls({ id, name }: Campaign, preview: DeletionPreview): Promise<void> {
    await this.client.removeWithCalls(id, preview);
    this.drop(id, this.t('done.deleted_with_calls', { name }));
  }

  private drop(id: string, done: string): void {
    this.rows.update((rows) => rows?.filter((row) => row.id !== id) ?? null);
    this.done.set(done);
  }
}
