import { BlindIndex } from '@voicekeep/shared/crypto';
import type { CallLogCriteria } from '@voicekeep/call-logs/domain';
import type { SqlCriterion } from '@voicekeep/shared/persistence';
import { NUMBER_PURPOSE } from './index-column';
import { RecordingCriteria } from './recording-criteria';

/** Turns criteria into conditions on `vk_call_logs`, the workspace's own listed rows first of all. */
export class CallLogConditions {
  constructor(
    private readonly index: BlindIndex,
    private readonly recordings: RecordingCriteria,
  ) {}

  async of(alias: string, workspaceId: string, criteria: CallLogCriteria): Promise<readonly SqlCriterion[]> {
    const conditions: SqlCriterion[] = [
      { sql: `${alias}.workspace_id = :workspaceId`, parameters: { workspaceId } },
      { sql: `${alias}.deletion_job_id IS NULL`, parameters: {} },
    ];
    const add = (sql: string, parameters: Record<string, unknown>): void => {
      conditions.push({ sql: `${alias}.${sql}`, parameters });
    };
    if (criteria.from) add('listed_at >= :from', { from: criteria.from });
    if (criteria.to) add('listed_at < :to', { to: criteria.to });
    if (criteria.direction) add('direction = :direction', { direction: criteria.direction });
    if (criteria.campaignId) add('campaign_id = :campaignId', { campaignId: criteria.campaignId });
    if (criteria.number !== undefined) conditions.push(await this.party(alias, workspaceId, criteria.number));
    if (criteria.kind ?? criteria.recordingState)
      conditions.push(
        this.recordings.criterion(alias, { kind: criteria.kind, state: criteria.recordingState }),
      );
    return conditions;
  }

  private async party(alias: string, workspaceId: string, number: string): Promise<SqlCriterion> {
    return {
      sql: `(${alias}.from_index = :party OR ${alias}.to_index = :party)`,
      parameters: { party: await this.index.of(workspaceId, NUMBER_PURPOSE, number) },
    };
  }
}
