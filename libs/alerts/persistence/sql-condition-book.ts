import {
  ConditionBook,
  type ConditionCount,
  type KeptCondition,
  type Sign,
  type Subject,
} from '@voicekeep/alerts/domain';
import type { Database } from '@voicekeep/shared/persistence';

const COLUMNS = `id, workspace_id AS workspaceId, code, NULLIF(location_id, '') AS locationId, state, since,
  seen_at AS seenAt, count, oldest_at AS oldestAt, reason`;
const OF_SUBJECT = 'workspace_id = ? AND code = ? AND location_id = ?';

const keyOf = ({ workspaceId, code, locationId }: Subject): readonly string[] => [
  ...[workspaceId, code, locationId ?? ''],
];

export class SqlConditionBook extends ConditionBook {
  constructor(private readonly database: Database) {
    super();
  }

  override async claimLook(now: Date, until: Date): Promise<number | null> {
    return this.database.run(async () => {
      const rows: { number: number }[] = await this.query(
        `SELECT number FROM vk_condition_looks WHERE name = 'all' AND next_at <= ? FOR UPDATE SKIP LOCKED`,
        [now],
      );
      const [row] = rows;
      if (!row) return null;
      await this.query(`UPDATE vk_condition_looks SET number = number + 1, next_at = ? WHERE name = 'all'`, [
        until,
      ]);
      return row.number + 1;
    });
  }

  override during(look: number, work: () => Promise<void>): Promise<boolean> {
    return this.database.run(async () => {
      const rows: unknown[] = await this.query(
        `SELECT 1 FROM vk_condition_looks WHERE name = 'all' AND number = ? FOR UPDATE`,
        [look],
      );
      if (rows.length > 0) await work();
      return rows.length > 0;
    });
  }

  override all(): Promise<readonly KeptCondition[]> {
    return this.query(`SELECT ${COLUMNS} FROM vk_conditions`, []);
  }

  override raisedIn(workspaceId: string): Promise<readonly KeptCondition[]> {
    return this.query(
      `SELECT ${COLUMNS} FROM vk_conditions WHERE workspace_id = ? AND state = 'raised' ORDER BY since, code, location_id`,
      [workspaceId],
    );
  }

  override async raisedByCode(): Promise<readonly ConditionCount[]> {
    const rows: { code: ConditionCount['code']; workspaces: number | string; since: Date }[] =
      await this.query(
        `SELECT code, COUNT(DISTINCT workspace_id) AS workspaces, MIN(since) AS since FROM vk_conditions
       WHERE state = 'raised' GROUP BY code ORDER BY code`,
        [],
      );
    return rows.map(({ code, workspaces, since }) => ({ code, workspaces: Number(workspaces), since }));
  }

  override async add(sign: Sign, id: string, state: KeptCondition['state'], now: Date): Promise<void> {
    await this.query(
      `INSERT INTO vk_conditions (workspace_id, code, location_id, id, state, since, seen_at, count, oldest_at, reason)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [...keyOf(sign), id, state, now, now, sign.count, sign.oldestAt, sign.reason],
    );
  }

  override async see(sign: Sign, state: KeptCondition['state'], now: Date): Promise<void> {
    await this.query(
      `UPDATE vk_conditions SET state = ?, seen_at = ?, count = ?, oldest_at = ?, reason = ? WHERE ${OF_SUBJECT}`,
      [state, now, sign.count, sign.oldestAt, sign.reason, ...keyOf(sign)],
    );
  }

  override async remove(subject: Subject): Promise<void> {
    await this.query(`DELETE FROM vk_conditions WHERE ${OF_SUBJECT}`, keyOf(subject));
  }

  override async empty(workspaceId: string): Promise<void> {
    for (const table of ['vk_conditions', 'vk_alert_messages'])
      await this.query(`DELETE FROM ${table} WHERE workspace_id = ?`, [workspaceId]);
  }

  private query<T>(sql: string, values: readonly unknown[]): Promise<T> {
    return this.database.query(sql, values);
  }
}
