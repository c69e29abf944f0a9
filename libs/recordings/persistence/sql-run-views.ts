import type { MigrationItem, MigrationItemState, MigrationRun, Page } from '@voicekeep/shared/contracts';
import type { PageRequest } from '@voicekeep/shared/kernel';
import { decodeCursor, encodeCursor, type Database } from '@voicekeep/shared/persistence';
import { RunViews } from '@voicekeep/recordings/domain';
import { RUN_COLUMNS, type RunRow } from './run-row';
import { select } from './select';

const RATE_WINDOW_MS = 60_000;

export class SqlRunViews extends RunViews {
  constructor(private readonly database: Database) {
    super();
  }

  override async view(workspaceId: string, runId: string, now: Date): Promise<MigrationRun | null> {
    const [row] = await select<RunRow>(
      this.database,
      `SELECT ${RUN_COLUMNS} FROM vk_migration_runs WHERE workspace_id = ? AND id = ?`,
      [workspaceId, runId],
    );
    return row ? this.shown(row, now) : null;
  }

  override async page(
    workspaceId: string,
    { limit, cursor }: PageRequest,
    now: Date,
  ): Promise<Page<MigrationRun>> {
    const before = cursor === undefined ? 'g' : String(decodeCursor(cursor, 1)[0]);
    const rows = await select<RunRow>(
      this.database,
      `SELECT ${RUN_COLUMNS} FROM vk_migration_runs WHERE workspace_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
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
}
