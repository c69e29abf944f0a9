import { inject, Injectable } from '@angular/core';
import type { Campaign, CampaignRequest, DeletionPreview, Job, Page } from '@voicekeep/shared/contracts';
import { ApiClient } from '@voicekeep/shared/ui';

@Injectable()
export class CampaignsClient {
  private readonly api = inject(ApiClient);

  page(cursor?: string): Promise<Page<Campaign>> {
    return this.api.get('/workspaces/{workspaceId}/campaigns', { query: { cursor } });
  }

  add(request: CampaignRequest): Promise<Campaign> {
    return this.api.post('/workspaces/{workspaceId}/campaigns', { body: request });
  }

  change(id: string, request: CampaignRequest): Promise<Campaign> {
    return this.api.patch('/workspaces/{workspaceId}/campaigns/{campaignId}', {
      path: { campaignId: id },
      body: request,
    });
  }

  /** Its calls stay. */
  remove(id: string): Promise<void> {
    return this.api.delete('/workspaces/{workspaceId}/campaigns/{campaignId}', { path: { campaignId: id } });
  }

  /** What `removeWithCalls` would do now. */
  preview(campaignId: string): Promise<DeletionPreview> {
    return this.api.post('/workspaces/{workspaceId}/call-logs/delete/preview', {
      body: { filter: { campaignId } },
    });
  }

  /** The server refuses when what the person was told of the audio is no longer so. */
  removeWithCalls(id: string, { deletesFiles, deletesTwilioCopies }: DeletionPreview): Promise<Job> {
    return this.api.post('/workspaces/{workspaceId}/campaigns/{campaignId}/delete', {
      path: { campaignId: id },
      query: { deletesFiles, deletesTwilioCopies },
    });
  }
}
