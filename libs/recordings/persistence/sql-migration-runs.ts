import type { MigrationItemState, MigrationRunState } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import { newId } from '@voicekeep/shared/kernel';
import { isDuplicateKey, type Database } from '@voicekeep/shared/persistence';
import { MigrationRuns, type RecordingRef, type Run, type RunOrder } from '@voicekeep/recordings/domain';
import { changedRows } from './affected';
import { RUN_COLUMNS, toRun, type RunRow } from './run-row';
import { select } from './select';

/** Items follow their recordings; what was verified before the run began entered as skipped and stays so. */
const FOLLOW = `UPDATE vk_migration_items i
  JOIN vk_recordings r ON r.workspace_id = i.workspace_id AND r.id = i.recording_id
  SET i.bytes = IF(r.state IN ('stored', 'cleaning', 'cleaned'), r.bytes, i.bytes),
      i.ended_at = ?,
      i.state = CASE WHEN r.state IN ('stored', 'cleaning', 'cleaned') THEN 'done'
                     WHEN r.state IN ('absent', 'deleted') THEN 'skipped' ELSE 'failed' END
  WHERE i.state IN ('waiting', 'failed')
    AND (r.state IN ('stored', 'cleaning', 'cleaned', 'absent', 'deleted')
         OR (i.state = 'waiting' AND r.state IN ('failed', 'lost')))`;

export class SqlMigrationRuns extends MigrationRuns {
  constructor(private readonly database: Database) {
    super();
  }

  override async start(workspaceId: string, order: RunOrder, now: Date): Promise<string> {
    const id = newId();
    try {
      await this.write(
        `INSERT INTO vk_migration_runs
           (id, workspace_id, state, from_at, to_at, item_limit, keep_twilio_copies, next_attempt_at, started_at)
         VALUES (?, ?, 'running', ?, ?, ?, ?, ?, ?)`,
        [id, workspaceId, order.from, order.to, order.limit, order.keepTwilioCopies, now, now],
      );
      return id;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw await this.alreadyRunning(workspaceId);
    }
  }

  override async find(workspaceId: string, runId: string): Promise<Run | null> {
    const row = await this.row(workspaceId, runId);
    return row && toRun(row);
  }

  override due(now: Date): Promise<readonly { workspaceId: string; id: string }[]> {
    return select(
      this.database,
      `SELECT id, workspace_id AS workspaceId FROM vk_migration_runs WHERE next_attempt_at <= ?
       ORDER BY next_attempt_at LIMIT 50`,
      [now],
    );
  }

  override claim(workspaceId: string, runId: string, now: Date, until: Date): Promise<Run | null> {
    return this.database.run(async () => {
      const [row] = await select<RunRow>(
        this.database,
        `SELECT ${RUN_COLUMNS} FROM vk_migration_runs
         WHERE workspace_id = ? AND id = ? AND state = 'running' AND next_attempt_at <= ? FOR UPDATE SKIP LOCKED`,
        [workspaceId, runId, now],
      );
      if (!row) return null;
      await this.planNext(runId, until);
      return toRun(row);
    });
  }

  override planNext(runId: string, dueAt: Date): Promise<void> {
    return this.write(`UPDATE vk_migration_runs SET next_attempt_at = ? WHERE id = ? AND state = 'running'`, [
      dueAt,
      runId,
    ]);
  }

  override note(runId: string, problem: { code: string; message: string } | null): Promise<void> {
    return this.write(
      `UPDATE vk_migration_runs SET last_error_code = ?, last_error_message = ?
       WHERE id = ? AND NOT (last_error_code <=> ?)`,
      [problem?.code ?? null, problem?.message ?? null, runId, problem?.code ?? null],
    );
  }

  override async addItems(
    run: Run,
    items: readonly { recordingId: string; recordingSid: string; state: MigrationItemState }[],
    now: Date,
  ): Promise<number> {
    if (items.length === 0) return 0;
    const values = items.flatMap((item) => [
      ...[run.workspaceId, run.id, item.recordingId, item.recordingSid, item.state],
      item.state === 'waiting' ? null : now,
    ]);
    const result: unknown = await this.database.manager.query(
      `INSERT IGNORE INTO vk_migration_items
         (workspace_id, run_id, recording_id, recording_sid, state, ended_at)
       VALUES ${items.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')}`,
      values,
    );
    return changedRows(result);
  }

  override async countItems(workspaceId: string, runId: string): Promise<number> {
    const [row] = await select<{ count: number | string }>(
      this.database,
      'SELECT COUNT(*) AS count FROM vk_migration_items WHERE workspace_id = ? AND run_id = ?',
      [workspaceId, runId],
    );
    return Number(row?.count ?? 0);
  }

  override turnPage(runId: string, page: string | null, listed: boolean): Promise<void> {
    return this.write('UPDATE vk_migration_runs SET page_cursor = ?, listed = ? WHERE id = ?', [
      ...[page, listed, runId],
    ]);
  }

  override settle({ workspaceId, id }: RecordingRef, now: Date): Promise<void> {
    return this.write(`${FOLLOW} AND i.workspace_id = ? AND i.recording_id = ?`, [now, workspaceId, id]);
  }

  override settleAll(workspaceId: string, runId: string, now: Date): Promise<void> {
    return this.write(`${FOLLOW} AND i.workspace_id = ? AND i.run_id = ?`, [now, workspaceId, runId]);
  }

  override async requeue(run: Run, now: Date): Promise<number> {
    return changedRows(
      await this.database.manager.query(
        `UPDATE vk_migration_items i
         JOIN vk_recordings r ON r.workspace_id = i.workspace_id AND r.id = i.recording_id
         SET r.state = 'queued', r.next_attempt_at = ?, r.progress_at = ?, r.priority = 1, r.tries = 0,
             r.requested_by_run = ?, r.keep_twilio_copy = ?, r.generation = r.generation + 1
         WHERE i.workspace_id = ? AND i.run_id = ? AND i.state = 'waiting' AND r.state = 'on_twilio'`,
        [now, now, run.id, run.keepTwilioCopies, run.workspaceId, run.id],
      ),
    );
  }

  override async isDone(workspaceId: string, runId: string): Promise<boolean> {
    const rows = await select<{ one: number }>(
      this.database,
      `SELECT 1 AS one FROM vk_migration_items
       WHERE workspace_id = ? AND run_id = ? AND state = 'waiting' LIMIT 1`,
      [workspaceId, runId],
    );
    return rows.length === 0;
  }

  override async change(
    workspaceId: string,
    runId: string,
    from: readonly MigrationRunState[],
    to: MigrationRunState,
    now: Date,
  ): Promise<boolean> {
    const ended = to === 'completed' || to === 'cancelled';
    try {
      const result: unknown = await this.database.manager.query(
        `UPDATE vk_migration_runs SET state = ?, next_attempt_at = ?, finished_at = ?
         WHERE workspace_id = ? AND id = ? AND state IN (?)`,
        [to, to === 'running' ? now : null, ended ? now : null, workspaceId, runId, [...from]],
      );
      return changedRows(result) > 0;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw await this.alreadyRunning(workspaceId);
    }
  }

  override async retryFailed(workspaceId: string, runId: string, now: Date): Promise<number> {
    await this.write(
      `UPDATE vk_recordings r
       JOIN vk_migration_items i ON r.workspace_id = i.workspace_id AND r.id = i.recording_id
       SET r.state = 'queued', r.next_attempt_at = ?, r.progress_at = ?, r.tries = 0, r.priority = 1,
           r.generation = r.generation + 1
       WHERE i.workspace_id = ? AND i.run_id = ? AND i.state = 'failed' AND r.state = 'failed'`,
      [now, now, workspaceId, runId],
    );
    return changedRows(
      await this.database.manager.query(
        `UPDATE vk_migration_items i
         JOIN vk_recordings r ON r.workspace_id = i.workspace_id AND r.id = i.recording_id
         SET i.state = 'waiting', i.ended_at = NULL
         WHERE i.workspace_id = ? AND i.run_id = ? AND i.state = 'failed' AND r.state IN ('queued', 'copying', 'copied')`,
        [workspaceId, runId],
      ),
    );
  }

  private async row(workspaceId: string, runId: string): Promise<RunRow | null> {
    const [row] = await select<RunRow>(
      this.database,
      `SELECT ${RUN_COLUMNS} FROM vk_migration_runs WHERE workspace_id = ? AND id = ?`,
      [workspaceId, runId],
    );
    return row ?? null;
  }

  private async alreadyRunning(workspaceId: string): Promise<Error> {
    const [running] = await select<{ id: string }>(
      this.database,
      'SELECT id FROM vk_migration_runs WHERE active = ?',
      [workspaceId],
    );
    return errors.conflict(
      'migration.already_running',
      'A migration is already running in this workspace; follow that one, or cancel it first.',
      { details: { runId: running?.id ?? null } },
    );
  }

  private async write(sql: string, parameters: readonly unknown[]): Promise<void> {
    await this.database.manager.query(sql, [...parameters]);
  }
}
