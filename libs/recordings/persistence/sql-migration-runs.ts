import type { MigrationRunState } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import { newId } from '@voicekeep/shared/kernel';
import { isDuplicateKey, type Database } from '@voicekeep/shared/persistence';
import { MigrationRuns, type RecordingRef, type Run, type RunOrder } from '@voicekeep/recordings/domain';
import { changedRows } from './changed-rows';
import { MOVED_OF_ONE } from './follow-items';
import { RUN_COLUMNS, toRun, type RunRow } from './run-row';
import { select } from './select';

export class SqlMigrationRuns extends MigrationRuns {
  constructor(private readonly database: Database) {
    super();
  }

  override async start(workspaceId: string, order: RunOrder, now: Date): Promise<string> {
    const id = newId();
    const { kind, from, to, limit, keepTwilioCopies, toggleWasOn, targetLocationId } = order;
    try {
      await this.database.query(
        `INSERT INTO vk_migration_runs (id, workspace_id, kind, state, from_at, to_at, item_limit,
           keep_twilio_copies, toggle_was_on, target_location_id, next_attempt_at, started_at)
         VALUES (?, ?, ?, 'running', ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          ...[id, workspaceId, kind, from, to, limit, keepTwilioCopies, toggleWasOn, targetLocationId],
          ...[now, now],
        ],
      );
      return id;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw await this.alreadyRunning(workspaceId);
    }
  }

  override find(workspaceId: string, runId: string): Promise<Run | null> {
    return this.one('run.workspace_id = ? AND run.id = ?', [workspaceId, runId]);
  }

  override lock(workspaceId: string, runId: string): Promise<Run | null> {
    return this.one('run.workspace_id = ? AND run.id = ? FOR UPDATE', [workspaceId, runId]);
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
      const run = await this.one(
        `run.workspace_id = ? AND run.id = ? AND run.state = 'running' AND run.next_attempt_at <= ?
         FOR UPDATE SKIP LOCKED`,
        [workspaceId, runId, now],
      );
      if (!run) return null;
      await this.database.query(
        'UPDATE vk_migration_runs SET generation = generation + 1, next_attempt_at = ? WHERE id = ?',
        [until, runId],
      );
      return { ...run, generation: run.generation + 1 };
    });
  }

  override hold({ id, generation }: Run): Promise<Run | null> {
    return this.one(`run.id = ? AND run.generation = ? AND run.state = 'running' FOR UPDATE`, [
      id,
      generation,
    ]);
  }

  override planNext(run: Run, dueAt: Date): Promise<boolean> {
    return this.fact(run, 'next_attempt_at = ?', [dueAt]);
  }

  override note(run: Run, problem: { code: string; message: string } | null): Promise<boolean> {
    return this.fact(run, 'last_error_code = ?, last_error_message = ?', [
      ...[problem?.code ?? null, problem?.message ?? null],
    ]);
  }

  override turnPage(run: Run, page: string | null, listed: boolean): Promise<boolean> {
    return this.fact(run, 'page_cursor = ?, listed = ?', [page, listed]);
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
      const result: unknown = await this.database.query(
        `UPDATE vk_migration_runs SET state = ?, next_attempt_at = ?, finished_at = ?, generation = generation + 1
         WHERE workspace_id = ? AND id = ? AND state IN (?)`,
        [to, to === 'running' ? now : null, ended ? now : null, workspaceId, runId, [...from]],
      );
      return changedRows(result) > 0;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw await this.alreadyRunning(workspaceId);
    }
  }

  override async settle({ workspaceId, id }: RecordingRef, now: Date): Promise<void> {
    const moved = await select<
      Readonly<Record<'runId' | 'stands' | 'becomes' | 'bytes', string | number | null>>
    >(this.database, MOVED_OF_ONE, [workspaceId, id]);
    for (const { runId, stands, becomes, bytes } of moved)
      await this.database.query(
        `UPDATE vk_migration_items SET state = ?, bytes = ?, ended_at = ?
         WHERE workspace_id = ? AND run_id = ? AND recording_id = ? AND state = ?`,
        [becomes, bytes, now, workspaceId, runId, id, stands],
      );
  }

  override async orders({ workspaceId, id }: RecordingRef, toggleIsOn: boolean): Promise<boolean> {
    const rows = await select<{ one: number }>(
      this.database,
      `SELECT 1 AS one FROM vk_migration_items i JOIN vk_migration_runs run ON run.id = i.run_id
       WHERE i.workspace_id = ? AND i.recording_id = ? AND i.state IN ('waiting', 'failed')
         AND run.kind = 'delete_twilio_copies' AND run.state IN ('running', 'completed')
         AND run.toggle_was_on <= ? LIMIT 1`,
      [workspaceId, id, toggleIsOn],
    );
    return rows.length > 0;
  }

  private async one(condition: string, parameters: readonly unknown[]): Promise<Run | null> {
    const [row] = await select<RunRow>(
      this.database,
      `SELECT ${RUN_COLUMNS} FROM vk_migration_runs run WHERE ${condition}`,
      parameters,
    );
    return row ? toRun(row) : null;
  }

  /** The driver answers with the rows that were matched, so an unchanged value is no lost claim. */
  private async fact(
    { id, generation }: Run,
    set: string,
    values: readonly (string | boolean | Date | null)[],
  ): Promise<boolean> {
    const result: unknown = await this.database.query(
      `UPDATE vk_migration_runs SET ${set} WHERE id = ? AND generation = ? AND state = 'running'`,
      [...values, id, generation],
    );
    return changedRows(result) > 0;
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
}
