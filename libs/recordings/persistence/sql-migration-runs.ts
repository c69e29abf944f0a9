import type {
  MigrationItem,
  MigrationItemState,
  MigrationRun,
  MigrationRunState,
  Page,
} from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import { newId, type PageRequest } from '@voicekeep/shared/kernel';
import { decodeCursor, encodeCursor, isDuplicateKey, type Database } from '@voicekeep/shared/persistence';
import { MigrationRuns, type RecordingRef, type Run, type RunOrder } from '@voicekeep/recordings/domain';
import { changedRows } from './affected';
import { select } from './select';

interface RunRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly state: MigrationRunState;
  readonly listed: number;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly limit: number | null;
  readonly keepTwilioCopies: number;
  readonly page: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

const COLUMNS = `id, workspace_id AS workspaceId, state, listed, from_at AS \`from\`, to_at AS \`to\`,
  item_limit AS \`limit\`, keep_twilio_copies AS keepTwilioCopies, page_cursor AS page, started_at AS startedAt,
  finished_at AS finishedAt, last_error_code AS errorCode, last_error_message AS errorMessage`;
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
const RATE_WINDOW_MS = 60_000;

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

  override async view(workspaceId: string, runId: string, now: Date): Promise<MigrationRun | null> {
    const row = await this.row(workspaceId, runId);
    return row && this.shown(row, now);
  }

  override async page(
    workspaceId: string,
    { limit, cursor }: PageRequest,
    now: Date,
  ): Promise<Page<MigrationRun>> {
    const before = cursor === undefined ? 'g' : String(decodeCursor(cursor, 1)[0]);
    const rows = await select<RunRow>(
      this.database,
      `SELECT ${COLUMNS} FROM vk_migration_runs WHERE workspace_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
      [workspaceId, before, limit + 1],
    );
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await Promise.all(shown.map((row) => this.shown(row, now))),
      nextCursor: last ? encodeCursor([last.id]) : null,
    };
  }

  override async items(
    workspaceId: string,
    runId: string,
    state: MigrationItemState | undefined,
    { limit, cursor }: PageRequest,
  ): Promise<Page<MigrationItem>> {
    const after = cursor === undefined ? '' : String(decodeCursor(cursor, 1)[0]);
    const rows = await select<
      Omit<MigrationItem, 'lastError'> & { code: string | null; message: string | null }
    >(
      this.database,
      `SELECT i.recording_id AS recordingId, i.recording_sid AS recordingSid, i.state, r.state AS recordingState,
              r.last_error_code AS code, r.last_error_message AS message
       FROM vk_migration_items i
       JOIN vk_recordings r ON r.workspace_id = i.workspace_id AND r.id = i.recording_id
       WHERE i.workspace_id = ? AND i.run_id = ? AND i.recording_id > ? ${state ? 'AND i.state = ?' : ''}
       ORDER BY i.recording_id LIMIT ?`,
      [workspaceId, runId, after, ...(state ? [state] : []), limit + 1],
    );
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(({ code, message, ...item }) => ({
        ...item,
        lastError: code === null ? null : { code, message: message ?? '' },
      })),
      nextCursor: last ? encodeCursor([last.recordingId]) : null,
    };
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
        `SELECT ${COLUMNS} FROM vk_migration_runs
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
      `SELECT ${COLUMNS} FROM vk_migration_runs WHERE workspace_id = ? AND id = ?`,
      [workspaceId, runId],
    );
    return row ?? null;
  }

  private async shown(row: RunRow, now: Date): Promise<MigrationRun> {
    const counts = await select<{
      state: MigrationItemState;
      count: number | string;
      bytes: number | string | null;
      recent: number | string;
    }>(
      this.database,
      `SELECT state, COUNT(*) AS count, SUM(bytes) AS bytes, SUM(ended_at > ?) AS recent
       FROM vk_migration_items WHERE workspace_id = ? AND run_id = ? GROUP BY state`,
      [new Date(now.getTime() - RATE_WINDOW_MS), row.workspaceId, row.id],
    );
    const of = (state: MigrationItemState): number =>
      Number(counts.find((count) => count.state === state)?.count ?? 0);
    const done = counts.find((count) => count.state === 'done');
    const elapsed = Math.min(RATE_WINDOW_MS, Math.max(1000, now.getTime() - row.startedAt.getTime()));
    const rate = row.state === 'running' ? Number(done?.recent ?? 0) / (elapsed / 1000) : 0;
    const waiting = of('waiting');
    return {
      ...{ id: row.id, state: row.state, listed: row.listed === 1 },
      total: waiting + of('done') + of('failed') + of('skipped'),
      ...{ done: of('done'), failed: of('failed'), skipped: of('skipped') },
      bytes: Number(done?.bytes ?? 0),
      rate: Math.round(rate * 100) / 100,
      etaSeconds: rate > 0 ? Math.ceil(waiting / rate) : null,
      keepTwilioCopies: row.keepTwilioCopies === 1,
      startedAt: row.startedAt.toISOString(),
      finishedAt: row.finishedAt?.toISOString() ?? null,
      lastError: row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage ?? '' },
    };
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

const toRun = (row: RunRow): Run => ({
  ...{ id: row.id, workspaceId: row.workspaceId, state: row.state, listed: row.listed === 1 },
  ...{ from: row.from, to: row.to, limit: row.limit, keepTwilioCopies: row.keepTwilioCopies === 1 },
  ...{ page: row.page, startedAt: row.startedAt },
});
