import { setTimeout as pause } from 'node:timers/promises';
import { createPool, type Pool, type RowDataPacket } from 'mysql2/promise';

export interface RecordingRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly sid: string;
  readonly state: string;
  readonly key: string | null;
  readonly locationId: string | null;
  readonly sha256: string | null;
  readonly onTwilio: number;
  readonly code: string | null;
}

const RECORDINGS = `SELECT id, workspace_id AS workspaceId, recording_sid AS sid, state, object_key AS \`key\`,
  location_id AS locationId, sha256, on_twilio AS onTwilio, last_error_code AS code FROM vk_recordings`;

const LONGEST_CLAIM_SECONDS = 32;

/** What each word of open work means in the books. */
const OPEN = {
  recordings: `SELECT COUNT(*) AS n FROM vk_recordings WHERE state IN ('queued','copying','copied','cleaning')`,
  deletions: `SELECT COUNT(*) AS n FROM vk_source_deletions WHERE state IN ('pending','attention')`,
  removals: 'SELECT COUNT(*) AS n FROM vk_object_deletions WHERE confirmed_at IS NULL',
  webhooks: 'SELECT COUNT(*) AS n FROM vk_webhook_events WHERE processed_at IS NULL',
  runs: `SELECT COUNT(*) AS n FROM vk_migration_runs WHERE state IN ('running','paused')`,
  imports: 'SELECT COUNT(*) AS n FROM vk_history_imports WHERE next_attempt_at IS NOT NULL',
} as const;

const WITHOUT_NEXT_TIME = {
  recordings: `SELECT COUNT(*) AS n FROM vk_recordings WHERE state IN ('queued','copying','copied') AND next_attempt_at IS NULL`,
  deletions: `SELECT COUNT(*) AS n FROM vk_source_deletions WHERE state IN ('pending','attention') AND next_attempt_at IS NULL`,
  removals:
    'SELECT COUNT(*) AS n FROM vk_object_deletions WHERE confirmed_at IS NULL AND next_attempt_at IS NULL',
  webhooks:
    'SELECT COUNT(*) AS n FROM vk_webhook_events WHERE processed_at IS NULL AND next_attempt_at IS NULL',
} as const;

/** The product's database, read directly; waits while the server is away. */
export class Books {
  readonly #pool: Pool;

  constructor(url: string) {
    this.#pool = createPool({ uri: url, connectionLimit: 4, dateStrings: true });
  }

  async rows<T>(sql: string, values: readonly (string | number)[] = []): Promise<T[]> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      try {
        const [rows] = await this.#pool.query<(T & RowDataPacket)[]>(sql, [...values]);
        return rows;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await pause(200);
      }
    }
  }

  async count(sql: string): Promise<number> {
    const [row] = await this.rows<{ n: number }>(sql);
    return Number(row?.n ?? 0);
  }

  async change(sql: string): Promise<void> {
    await this.rows(sql);
  }

  recordings(where = '1 = 1'): Promise<RecordingRow[]> {
    return this.rows<RecordingRow>(`${RECORDINGS} WHERE ${where}`);
  }

  open(): Promise<Record<keyof typeof OPEN, number>> {
    return this.#counts(OPEN);
  }

  withoutNextTime(): Promise<Record<keyof typeof WITHOUT_NEXT_TIME, number>> {
    return this.#counts(WITHOUT_NEXT_TIME);
  }

  async states(): Promise<Record<string, number>> {
    const rows = await this.rows<{ state: string; n: number }>(
      'SELECT state, COUNT(*) AS n FROM vk_recordings GROUP BY state',
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
  }

  /** Migration runs that did not end, with what they wait for. */
  openRuns(): Promise<Record<string, unknown>[]> {
    return this.rows(
      `SELECT run.*, (SELECT JSON_OBJECTAGG(state, n) FROM (
           SELECT item.run_id AS run_id, CONCAT(item.state, ' ', COALESCE(recording.state, 'gone')) AS state, COUNT(*) AS n
           FROM vk_migration_items item
           LEFT JOIN vk_recordings recording
             ON recording.workspace_id = item.workspace_id AND recording.id = item.recording_id
           GROUP BY item.run_id, 2) counted WHERE counted.run_id = run.id) AS items
       FROM vk_migration_runs run WHERE run.state IN ('running', 'paused')`,
    );
  }

  /** Recordings whose deletion Twilio neither confirms nor denies: these wait for a person, by design. */
  unclearDeletions(): Promise<{ sid: string; state: string | null }[]> {
    return this.rows(
      `SELECT deletion.recording_sid AS sid, recording.state AS state FROM vk_source_deletions deletion
       LEFT JOIN vk_recordings recording
         ON recording.workspace_id = deletion.workspace_id AND recording.id = deletion.recording_id
       WHERE deletion.state = 'attention' AND deletion.last_error_code = 'source.deletion_unclear'`,
    );
  }

  /** Lets the time pass after which late puts can no longer come; what is claimed or due anyway is left alone. */
  async passGraceTime(): Promise<void> {
    await this.change(
      `UPDATE vk_object_deletions SET next_attempt_at = UTC_TIMESTAMP(3)
       WHERE confirmed_at IS NULL AND next_attempt_at > UTC_TIMESTAMP(3) + INTERVAL ${LONGEST_CLAIM_SECONDS} SECOND`,
    );
  }

  /** A sweep that waits a minute for late puts of a worker we know to be dead needs not wait. */
  async hastenSweeps(): Promise<void> {
    await this.change(
      `UPDATE vk_object_deletions SET next_attempt_at = UTC_TIMESTAMP(3) WHERE confirmed_at IS NULL
       AND next_attempt_at > UTC_TIMESTAMP(3) + INTERVAL ${LONGEST_CLAIM_SECONDS} SECOND
       AND next_attempt_at < UTC_TIMESTAMP(3) + INTERVAL 2 MINUTE AND decided_at < UTC_TIMESTAMP(3) - INTERVAL 8 SECOND`,
    );
  }

  /** Files that a person deleted and that nobody has tried to remove from the bucket yet. */
  async untriedRemovals(workspaceId: string): Promise<number> {
    const rows = await this.rows(
      `SELECT id FROM vk_object_deletions WHERE workspace_id = ? AND reason = 'call_log' AND tries = 0
       AND confirmed_at IS NULL`,
      [workspaceId],
    );
    return rows.length;
  }

  /** Recordings that wait for a run. */
  onTwilio(): Promise<number> {
    return this.count(`SELECT COUNT(*) AS n FROM vk_recordings WHERE state = 'on_twilio'`);
  }

  /** The claim of a worker that we know to be dead needs not run out. */
  async hastenRuns(): Promise<void> {
    await this.change(
      `UPDATE vk_migration_runs SET next_attempt_at = UTC_TIMESTAMP(3) WHERE state = 'running'`,
    );
  }

  /** Whether a run of the workspace has read Twilio's list to its end and is still copying. */
  async hasListedRun(workspaceId: string): Promise<boolean> {
    const runs = await this.rows(
      `SELECT id FROM vk_migration_runs WHERE workspace_id = ? AND state = 'running' AND listed = 1`,
      [workspaceId],
    );
    return runs.length > 0;
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #counts<T extends string>(queries: Readonly<Record<T, string>>): Promise<Record<T, number>> {
    const entries = await Promise.all(
      Object.entries<string>(queries).map(async ([name, sql]) => [name, await this.count(sql)]),
    );
    return Object.fromEntries(entries) as Record<T, number>;
  }
}
