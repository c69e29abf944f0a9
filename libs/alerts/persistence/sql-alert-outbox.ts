import {
  AlertOutbox,
  type AlertMessage,
  type ClaimedMessage,
  type UndeliveredMessages,
} from '@voicekeep/alerts/domain';
import type { Database } from '@voicekeep/shared/persistence';

export class SqlAlertOutbox extends AlertOutbox {
  constructor(private readonly database: Database) {
    super();
  }

  override async add(message: AlertMessage, now: Date): Promise<void> {
    await this.query(
      `INSERT INTO vk_alert_messages (id, workspace_id, condition_id, event, body, created_at, next_attempt_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[message.id, message.workspaceId, message.condition.id, message.event, JSON.stringify(message)],
        ...[now, now],
      ],
    );
  }

  override claim(now: Date, until: Date): Promise<ClaimedMessage | null> {
    return this.database.run(async () => {
      const [message] = await this.query<ClaimedMessage[]>(
        `SELECT m.id, m.generation, m.tries, m.created_at AS createdAt, m.body FROM vk_alert_messages m
         WHERE m.next_attempt_at <= ? AND (m.event = 'condition.raised' OR NOT EXISTS (
           SELECT 1 FROM vk_alert_messages e WHERE e.condition_id = m.condition_id
             AND e.event = 'condition.raised' AND e.next_attempt_at IS NOT NULL))
         ORDER BY m.next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
        [now],
      );
      if (!message) return null;
      await this.query(
        'UPDATE vk_alert_messages SET generation = generation + 1, next_attempt_at = ? WHERE id = ?',
        [until, message.id],
      );
      return { ...message, generation: message.generation + 1 };
    });
  }

  override delivered(message: ClaimedMessage, now: Date): Promise<boolean> {
    return this.settle(message, 'delivered_at = ?, next_attempt_at = NULL, last_error_code = NULL', [now]);
  }

  override retry(message: ClaimedMessage, dueAt: Date, errorCode: string): Promise<boolean> {
    return this.settle(message, 'tries = tries + 1, next_attempt_at = ?, last_error_code = ?', [
      ...[dueAt, errorCode],
    ]);
  }

  override giveUp(message: ClaimedMessage, errorCode: string): Promise<boolean> {
    return this.settle(message, 'tries = tries + 1, next_attempt_at = NULL, last_error_code = ?', [
      errorCode,
    ]);
  }

  override async undelivered(): Promise<UndeliveredMessages> {
    const [row] = await this.query<
      { count: number | string; oldestAt: Date | null; tries: number | null; lastErrorCode: string | null }[]
    >(
      `SELECT COUNT(*) AS count, MIN(created_at) AS oldestAt, MAX(tries) AS tries, MAX(last_error_code) AS lastErrorCode
       FROM vk_alert_messages WHERE next_attempt_at IS NOT NULL`,
      [],
    );
    return {
      ...{ count: Number(row?.count ?? 0), oldestAt: row?.oldestAt ?? null },
      ...{ tries: row?.tries ?? 0, lastErrorCode: row?.lastErrorCode ?? null },
    };
  }

  override async forget(before: Date): Promise<void> {
    await this.query(
      'DELETE FROM vk_alert_messages WHERE created_at < ? AND next_attempt_at IS NULL LIMIT 1000',
      [before],
    );
  }

  private async settle(
    { id, generation }: ClaimedMessage,
    set: string,
    values: readonly unknown[],
  ): Promise<boolean> {
    const result = await this.query<{ affectedRows: number }>(
      `UPDATE vk_alert_messages SET ${set} WHERE id = ? AND generation = ?`,
      [...values, id, generation],
    );
    return result.affectedRows > 0;
  }

  private query<T>(sql: string, values: readonly unknown[]): Promise<T> {
    return this.database.query(sql, values);
  }
}
