import { inject, Injectable } from '@angular/core';
import type { Campaign, CampaignRequest, DeletionPreview, Job, Page } from '@voicekeep/shared/contracts';
import { ApiClient, workspacePaths } from '@voicekeep/shared/ui';

@Injectable()
export class CampaignsClient {
  private readonly api = inject(ApiClient);
  private readonly path = workspacePaths();

  page(cursor?: string): Promise<Page<Campaign>> {
    return this.api.get(this.path('/campaigns'), { cursor });
  }

  add(request: CampaignRequest): Promise<Campaign> {
    return this.api.post(this.path('/campaigns'), request);
  }

  change(id: string, request: CampaignRequest): Promise<Campaign> {
    return this.api.patch(this.path(`/campaigns/${id}`), request);
  }

  /** Its calls stay. */
  remove(id: string): Promise<void> {
    return this.api.delete(this.path(`/campaigns/${id}`));
  }

  /** What `removeWithCalls` would do now. */
  preview(campaignId: string): Promise<DeletionPreview> {
    return this.api.post(this.path('/call-logs/delete/preview'), { filter: { campaignId } });
  }

  /** The server refuses when what the person was told of the audio is no longer so. */
  removeWithCalls(id: string, { deletesFiles, deletesTwilioCopies }: DeletionPreview): Promise<Job> {
    const told = `deletesFiles=${deletesFiles}&deletesTwilioCopies=${deletesTwilioCopies}`;
    return this.api.post(this.path(`/campaigns/${id}/delete?${told}`));
  }
}
