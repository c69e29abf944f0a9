import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { Campaign } from '@voicekeep/shared/contracts';
import type { CampaignToWrite } from './campaign-dialog';
import { CampaignsStore } from './campaigns-store';
import type { CampaignToDelete } from './delete-campaign-dialog';

const SIZE = { width: '520px', maxWidth: '100vw' };

/** Opens what adds, changes and deletes a campaign; loaded when first asked for. */
@Injectable()
export class CampaignDialogs {
  private readonly dialogs = inject(MatDialog);
  private readonly store = inject(CampaignsStore);

  /** @param campaign null for a new one */
  async write(campaign: Campaign | null): Promise<void> {
    const { CampaignDialog } = await import('./campaign-dialog');
    const data: CampaignToWrite = {
      campaign,
      save: (request) => (campaign ? this.store.change(campaign.id, request) : this.store.add(request)),
    };
    this.dialogs.open(CampaignDialog, { data, ...SIZE });
  }

  async delete(campaign: Campaign): Promise<void> {
    const { DeleteCampaignDialog } = await import('./delete-campaign-dialog');
    const data: CampaignToDelete = {
      campaign,
      preview: () => this.store.preview(campaign.id),
      remove: () => this.store.remove(campaign),
      removeWithCalls: (preview) => this.store.removeWithCalls(campaign, preview),
    };
    this.dialogs.open(DeleteCampaignDialog, { data, ...SIZE });
  }
}
