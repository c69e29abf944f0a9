import type { AuditTrail } from '@voicekeep/shared/audit';
import { errors } from '@voicekeep/shared/errors';
import type { Transactions } from '@voicekeep/shared/kernel';
import type { Campaigns } from '@voicekeep/call-logs/domain';
import type { CallLogDeletion } from './call-log-deletion';
import type { Requester } from './requester';
import type { Told } from './require-as-told';

/** Deletes a campaign together with its calls. */
export class CampaignDeletion {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly deletion: CallLogDeletion,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * The calls leave the list with the campaign and are removed by a job; those on hold return and belong to none.
   * @returns the job's id
   * @throws VoicekeepError `campaign.not_found`, and as `CallLogDeletion.order`
   */
  start(workspaceId: string, campaignId: string, by: Requester, told: Told = {}): Promise<string> {
    const { campaigns, deletion, transactions, audit } = this;
    return transactions.run(async () => {
      const jobId = await deletion.order(workspaceId, { criteria: { campaignId } }, 0, by, told);
      if (!(await campaigns.remove(workspaceId, campaignId)))
        throw errors.notFound('campaign.not_found', 'There is no such campaign.');
      await audit.append({
        ...by,
        action: 'campaign.deleted',
        outcome: 'ok',
        workspaceId,
        resource: { type: 'campaign', id: campaignId },
        details: { jobId },
      });
      return jobId;
    });
  }
}
