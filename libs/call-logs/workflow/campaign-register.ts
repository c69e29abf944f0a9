import type { AuditTrail } from '@voicekeep/shared/audit';
import type { Campaign, CampaignRequest, Page } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import type { PageRequest, Transactions } from '@voicekeep/shared/kernel';
import { requireE164, type Campaigns, type WorkspaceStore } from '@voicekeep/call-logs/domain';
import type { Requester } from './requester';
import { requireWorkspace } from './require-workspace';

/** Keeps a workspace's campaigns, and the record of who changed them. */
export class CampaignRegister {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly campaigns: Campaigns,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws VoicekeepError `workspace.not_found` */
  async page(workspaceId: string, request: PageRequest): Promise<Page<Campaign>> {
    await requireWorkspace(this.workspaces, workspaceId);
    return this.campaigns.page(workspaceId, request);
  }

  /** @throws VoicekeepError `campaign.not_found` */
  async get(workspaceId: string, campaignId: string): Promise<Campaign> {
    return found(await this.campaigns.find(workspaceId, campaignId));
  }

  /** @throws VoicekeepError `campaign.phone_format`, `campaign.tracking_number_in_use`, `workspace.not_found` */
  async add(workspaceId: string, request: CampaignRequest, by: Requester): Promise<Campaign> {
    await requireWorkspace(this.workspaces, workspaceId);
    return this.transactions.run(async () => {
      const campaign = await this.campaigns.add(workspaceId, withE164(request));
      await this.record('campaign.created', workspaceId, campaign.id, by);
      return campaign;
    });
  }

  /** @throws as `add`, and `campaign.not_found` */
  change(
    workspaceId: string,
    campaignId: string,
    change: Partial<CampaignRequest>,
    by: Requester,
  ): Promise<Campaign> {
    return this.transactions.run(async () => {
      const campaign = found(await this.campaigns.change(workspaceId, campaignId, withE164(change)));
      await this.record('campaign.changed', workspaceId, campaignId, by);
      return campaign;
    });
  }

  /** @throws VoicekeepError `campaign.not_found` */
  remove(workspaceId: string, campaignId: string, by: Requester): Promise<void> {
    return this.transactions.run(async () => {
      if (!(await this.campaigns.remove(workspaceId, campaignId))) found(null);
      await this.record('campaign.deleted', workspaceId, campaignId, by);
    });
  }

  private record(action: string, workspaceId: string, id: string, by: Requester): Promise<void> {
    return this.audit.append({
      ...by,
      action,
      outcome: 'ok',
      workspaceId,
      resource: { type: 'campaign', id },
    });
  }
}

function withE164<T extends Partial<CampaignRequest>>(request: T): T {
  const { trackingNumber } = request;
  return typeof trackingNumber === 'string'
    ? { ...request, trackingNumber: requireE164(trackingNumber, 'campaign', 'trackingNumber') }
    : request;
}

function found(campaign: Campaign | null): Campaign {
  if (!campaign) throw errors.notFound('campaign.not_found', 'There is no such campaign.');
  return campaign;
}
