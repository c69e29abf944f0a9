import type { RetentionAction, RetentionUnit } from '@voicekeep/shared/contracts';
import { isDuplicateKey, type Database } from '@voicekeep/shared/persistence';
import { RetentionRules, type RetentionRule, type StoredRetention } from '@voicekeep/call-logs/domain';

interface Row {
  readonly enabled: number;
  readonly amount: number | null;
  readonly unit: RetentionUnit | null;
  readonly action: RetentionAction | null;
  readonly version: number;
  readonly nextRunAt: Date | null;
}

const SELECT = `SELECT enabled, keep_amount AS amount, keep_unit AS unit, action, version,
  next_run_at AS nextRunAt FROM vk_retention_rules WHERE workspace_id = ?`;

export class SqlRetentionRules extends RetentionRules {
  constructor(private readonly database: Database) {
    super();
  }

  override find(workspaceId: string): Promise<StoredRetention | null> {
    return this.one(SELECT, workspaceId);
  }

  override lock(workspaceId: string): Promise<StoredRetention | null> {
    return this.one(`${SELECT} FOR UPDATE`, workspaceId);
  }

  override async save(
    workspaceId: string,
    basedOn: number,
    { enabled, keep, action }: RetentionRule,
    nextRunAt: Date | null,
  ): Promise<boolean> {
    const values = [enabled ? 1 : 0, keep?.amount ?? null, keep?.unit ?? null, action, nextRunAt];
    if (basedOn > 0)
      return this.changes(
        `UPDATE vk_retention_rules SET enabled = ?, keep_amount = ?, keep_unit = ?, action = ?, next_run_at = ?,
         version = version + 1 WHERE workspace_id = ? AND version = ?`,
        [...values, workspaceId, basedOn],
      );
    try {
      return await this.changes(
        `INSERT INTO vk_retention_rules (enabled, keep_amount, keep_unit, action, next_run_at, workspace_id,
         version) VALUES (?, ?, ?, ?, ?, ?, 1)`,
        [...values, workspaceId],
      );
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  override async due(now: Date, limit: number): Promise<readonly string[]> {
    const rows: { id: string }[] = await this.database.query(
      `SELECT workspace_id AS id FROM vk_retention_rules WHERE next_run_at <= ?
       ORDER BY next_run_at LIMIT ?`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  override takeTurn(workspaceId: string, now: Date, nextRunAt: Date): Promise<boolean> {
    return this.changes(
      `UPDATE vk_retention_rules SET next_run_at = ? WHERE workspace_id = ? AND enabled = 1 AND next_run_at <= ?`,
      [nextRunAt, workspaceId, now],
    );
  }

  private async one(sql: string, workspaceId: string): Promise<StoredRetention | null> {
    const [row]: Row[] = await this.database.query(sql, [workspaceId]);
    if (!row) return null;
    const { enabled, amount, unit, action, version, nextRunAt } = row;
    const keep = amount === null || unit === null ? null : { amount, unit };
    return { enabled: enabled === 1, keep, action, version, nextRunAt };
  }

  private async changes(sql: string, values: readonly unknown[]): Promise<boolean> {
    const answer: { affectedRows: number } = await this.database.query(sql, values);
    return answer.affectedRows > 0;
  }
}
