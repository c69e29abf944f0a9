import { Injectable } from '@nestjs/common';
import { Database } from '@voicekeep/shared/persistence';

export interface Backlog {
  /** `copy`, `source-deletion`, `object-deletion` or `webhook`. */
  readonly work: string;
  readonly state: string;
  readonly count: number;
}

/** A retry waits in the future, the backlog in the past; the priorities are named so that the index serves. */
const PLANNED = 'priority IN (0, 1) AND next_attempt_at';

/** How the work of the whole installation stands, from the database alone, for operators. */
@Injectable()
export class WorkFigures {
  constructor(private readonly database: Database) {}

  /** Rows whose time has come at `now`, by kind of work and state. */
  async backlog(now: Date): Promise<readonly Backlog[]> {
    const rows: { work: string; state: string; count: string | number }[] = await this.database.query(
      `SELECT 'copy' AS work, state, COUNT(*) AS count FROM vk_recordings
         WHERE ${PLANNED} <= ? GROUP BY state
       UNION ALL SELECT 'source-deletion', state, COUNT(*) FROM vk_source_deletions
         WHERE next_attempt_at <= ? GROUP BY state
       UNION ALL SELECT 'object-deletion', 'decided', COUNT(*) FROM vk_object_deletions WHERE next_attempt_at <= ?
       UNION ALL SELECT 'webhook', 'received', COUNT(*) FROM vk_webhook_events WHERE next_attempt_at <= ?`,
      [now, now, now, now],
    );
    return rows.map(({ work, state, count }) => ({ work, state, count: Number(count) }));
  }

  /** Since when the oldest webhook that is not worked off has been here. */
  async oldestWebhookAt(): Promise<Date | null> {
    const rows: { oldest: Date | null }[] = await this.database.query(
      'SELECT MIN(received_at) AS oldest FROM vk_webhook_events WHERE next_attempt_at IS NOT NULL',
    );
    return rows[0]?.oldest ?? null;
  }

  /** Deletions at Twilio that are tried on and on and that a person should look at. */
  async deletionsNeedingAttention(): Promise<number> {
    const rows: { count: number | string }[] = await this.database.query(
      `SELECT COUNT(*) AS count FROM vk_workspaces w
         STRAIGHT_JOIN vk_source_deletions d FORCE INDEX (ix_vk_source_deletions_state)
           ON d.workspace_id = w.id AND d.state = 'attention'`,
    );
    return Number(rows[0]?.count ?? 0);
  }

  /** Whether a bucket in use is paused, or a copy or deletion waits for another try because of its bucket. */
  async isBucketInTrouble(now: Date): Promise<boolean> {
    const rows: unknown[] = await this.database.query(
      `(SELECT 1 FROM vk_storage_locations l JOIN vk_storage_settings s
          ON s.workspace_id = l.workspace_id AND s.location_id = l.id
          WHERE s.enabled = 1 AND l.state = 'paused' LIMIT 1)
       UNION ALL (SELECT 1 FROM vk_recordings
          WHERE ${PLANNED} > ? AND last_error_code LIKE 'storage.%' LIMIT 1)
       UNION ALL (SELECT 1 FROM vk_object_deletions
          WHERE next_attempt_at > ? AND last_error_code LIKE 'storage.%' LIMIT 1)`,
      [now, now],
    );
    return rows.length > 0;
  }
}
