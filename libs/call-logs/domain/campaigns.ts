import type { Campaign, CampaignRequest, Page } from '@voicekeep/shared/contracts';
import type { PageRequest } from '@voicekeep/shared/kernel';

/** The campaigns of a workspace; a call belongs to the one whose tracking number it used. */
export abstract class Campaigns {
  abstract page(workspaceId: string, page: PageRequest): Promise<Page<Campaign>>;
  abstract find(workspaceId: string, campaignId: string): Promise<Campaign | null>;
  /**
   * Also takes in earlier calls of its tracking number that belong to no campaign.
   * @throws VoicekeepError `campaign.tracking_number_in_use` kind conflict
   */
  abstract add(workspaceId: string, request: CampaignRequest): Promise<Campaign>;
  /** Fields left out keep their value. @throws as `add` */
  abstract change(
    workspaceId: string,
    campaignId: string,
    change: Partial<CampaignRequest>,
  ): Promise<Campaign | null>;
  /** Its call logs stay and belong to no campaign afterwards. @returns false when there was none */
  abstract remove(workspaceId: string, campaignId: string): Promise<boolean>;
}
