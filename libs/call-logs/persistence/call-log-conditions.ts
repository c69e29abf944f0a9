import { BlindIndex } from '@voicekeep/shared/crypto';
import type { CallLogCriteria, NumberTerm } from '@voicekeep/call-logs/domain';
import type { SqlCriterion } from '@voicekeep/shared/persistence';
import { numberIndex, tagIndex } from './call-log-cells';
import { NUMBER_INDEXES } from './index-column';
import { RecordingCriteria } from './recording-criteria';

/** Turns criteria into conditions on `vk_call_logs`, the workspace's own listed rows first of all. */
export class CallLogConditions {
  constructor(
    private readonly index: BlindIndex,
    private readonly recordings: RecordingCriteria,
  ) {}

  /** All conditions at once. Notes are sealed: whoever wants them opens the rows that are left. */
  async of(alias: string, workspaceId: string, criteria: CallLogCriteria): Promise<readonly SqlCriterion[]> {
    const numbers = await Promise.all(
      (criteria.numbers ?? []).map((term, at) => this.party(alias, workspaceId, term, at)),
    );
    const tags = criteria.tag === undefined ? [] : [await this.tagged(alias, workspaceId, criteria.tag)];
    return [...this.plain(alias, workspaceId, criteria), ...numbers, ...tags];
  }

  /**
   * The same split where an index can serve each part in the order of the list: a first number by caller
   * and by callee. A row may be in both parts.
   */
  async branches(
    alias: string,
    workspaceId: string,
    criteria: CallLogCriteria,
  ): Promise<readonly (readonly SqlCriterion[])[]> {
    const [first, ...others] = criteria.numbers ?? [];
    const rest = await this.of(alias, workspaceId, { ...criteria, numbers: others });
    if (!first) return [rest];
    const parameters = { party: await numberIndex(this.index, workspaceId, first) };
    return NUMBER_INDEXES[first.form].columns.map((column) => [
      { sql: `${alias}.${column} = :party`, parameters },
      ...rest,
    ]);
  }

  private plain(alias: string, workspaceId: string, criteria: CallLogCriteria): SqlCriterion[] {
    const conditions: SqlCriterion[] = [
      { sql: `${alias}.workspace_id = :workspaceId`, parameters: { workspaceId } },
      { sql: `${alias}.deletion_job_id IS NULL`, parameters: {} },
    ];
    const add = (sql: string, name: string, value: unknown): void => {
      if (value !== undefined)
        conditions.push({ sql: `${alias}.${sql} :${name}`, parameters: { [name]: value } });
    };
    add('listed_at >=', 'from', criteria.from);
    add('listed_at <', 'to', criteria.to);
    add('direction =', 'direction', criteria.direction);
    add('campaign_id =', 'campaignId', criteria.campaignId);
    add('duration_seconds >=', 'minDuration', criteria.minDurationSeconds);
    add('duration_seconds <=', 'maxDuration', criteria.maxDurationSeconds);
    if (criteria.notes !== undefined) conditions.push({ sql: `${alias}.notes IS NOT NULL`, parameters: {} });
    if (criteria.kind ?? criteria.recordingState)
      conditions.push(
        this.recordings.criterion(alias, { kind: criteria.kind, state: criteria.recordingState }),
      );
    return conditions;
  }

  private async tagged(alias: string, workspaceId: string, key: string): Promise<SqlCriterion> {
    return {
      sql: `EXISTS (SELECT 1 FROM vk_call_log_tags tagged WHERE tagged.workspace_id = ${alias}.workspace_id
        AND tagged.tag_index = :tag AND tagged.call_log_id = ${alias}.id)`,
      parameters: { tag: await tagIndex(this.index, workspaceId, key) },
    };
  }

  private async party(
    alias: string,
    workspaceId: string,
    term: NumberTerm,
    at: number,
  ): Promise<SqlCriterion> {
    const [from, to] = NUMBER_INDEXES[term.form].columns;
    return {
      sql: `(${alias}.${from} = :party${at} OR ${alias}.${to} = :party${at})`,
      parameters: { [`party${at}`]: await numberIndex(this.index, workspaceId, term) },
    };
  }
}
