import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Campaign } from '@voicekeep/shared/contracts';
import {
  EmptyNote,
  forEachWorkspace,
  formatParty,
  formatWhen,
  Icon,
  KeepsFocus,
  LoadingRows,
  LoadMore,
  PageHeading,
  ProblemNote,
  type SayUi,
  ScrollArea,
  uiTexts,
  VOICEKEEP_CONTEXT,
} from '@voicekeep/shared/ui';
import { CampaignDialogs } from './campaign-dialogs';
import { CampaignsClient } from './campaigns-client';
import { CampaignsStore } from './campaigns-store';
import { campaignsTexts, type SayCampaigns } from './texts/campaigns-texts';

/** Which tracking number stands for which campaign. */
@Component({
  selector: 'vk-campaigns-page',
  imports: [
    EmptyNote,
    Icon,
    KeepsFocus,
    LoadingRows,
    LoadMore,
    MatButton,
    PageHeading,
    ProblemNote,
    ScrollArea,
  ],
  providers: [CampaignDialogs, CampaignsClient, CampaignsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './campaigns-page.html',
  styles: `
    .done {
      margin-block-start: 12px;
    }
  `,
})
export class CampaignsPage {
  private readonly dialogs = inject(CampaignDialogs);
  protected readonly store = inject(CampaignsStore);
  protected readonly mayAdminister = inject(VOICEKEEP_CONTEXT).mayAdminister;
  protected readonly t = campaignsTexts();
  private readonly ui = uiTexts();
  protected readonly rows = computed(
    () => this.store.campaigns()?.map((campaign) => toRow(campaign, this.t, this.ui)) ?? null,
  );

  constructor() {
    forEachWorkspace(() => void this.store.load());
  }

  protected add(): void {
    void this.dialogs.write(null);
  }

  protected change(campaign: Campaign): void {
    void this.dialogs.write(campaign);
  }

  protected delete(campaign: Campaign): void {
    void this.dialogs.delete(campaign);
  }
}

const toRow = (campaign: Campaign, t: SayCampaigns, ui: SayUi) => ({
  campaign,
  number: campaign.trackingNumber ? formatParty(campaign.trackingNumber, ui) : t('table.no_number'),
  since: formatWhen(campaign.createdAt, ui),
});
