import { inject, Injectable, signal } from '@angular/core';
import type { Campaign, Page } from '@voicekeep/shared/contracts';
import { ApiClient, VOICEKEEP_CONTEXT } from '@voicekeep/shared/ui';

/** The campaigns of the workspace shown, fetched when a filter first needs them. */
@Injectable()
export class CampaignNames {
  private readonly api = inject(ApiClient);
  private readonly workspaceId = inject(VOICEKEEP_CONTEXT).workspaceId;
  private readonly found = signal<readonly Campaign[]>([]);
  private askedFor: string | null = null;
  readonly all = this.found.asReadonly();

  /** Without an answer there are none to choose from, and the next need asks again. */
  async load(): Promise<void> {
    const workspaceId = this.workspaceId();
    if (workspaceId === null || workspaceId === this.askedFor) return;
    this.askedFor = workspaceId;
    this.found.set([]);
    try {
      const campaigns = await this.read();
      if (this.askedFor === workspaceId) this.found.set(campaigns);
    } catch {
      if (this.askedFor === workspaceId) this.askedFor = null;
    }
  }

  nameOf(id: string | undefined): string | null {
    return this.found().find((campaign) => campaign.id === id)?.name ?? null;
  }

  private async read(): Promise<Campaign[]> {
    const campaigns: Campaign[] = [];
    let cursor: string | undefined;
    do {
      const page: Page<Campaign> = await this.api.get('/workspaces/{workspaceId}/campaigns', {
        query: { cursor, limit: 200 },
      });
      campaigns.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return campaigns.sort((a, b) => a.name.localeCompare(b.name));
  }
}
