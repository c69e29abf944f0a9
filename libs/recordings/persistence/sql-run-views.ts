import type {
  CopyMovePreview,
  MigrationItem,
  MigrationItemState,
  MigrationRun,
  Page,
  TwilioDeletionPreview,
} from '@voicekeep/shared/contracts';
import type { PageRequest } from '@voicekeep/shared/kernel';
import { decodeCursor, encodeCursor, type Database } from '@voicekeep/shared/persistence';
import { RunViews } from '@voicekeep/recordings/domain';
import { COPIES_ELSEWHERE } from './copies-elsewhere';
import { KEPT_COPIES } from './kept-copies';
import { RUN_COLUMNS, type RunRow } from './run-row';
import { select } from './select';
import { shownRun, type RunCounts } from './shown-run';

const RATE_WINDOW_MS = 60_000;

/** How a count rose since it was last written to the run's row. */
const rise = (state: MigrationItemState): string =>
  `SUM(i.state = '${state}') - SUM(i.counted_state <=> '${state}') AS ${state}`;
/** One statement, so that row and items are seen at one instant; reads only items that moved since. */
const COUNTED = `SELECT ${RUN_COLUMNS},
    run.waiting_count + COALESCE(moved.waiting, 0) AS waiting, run.done_count + COALESCE(moved.done, 0) AS done,
    run.failed_count + COALESCE(moved.failed, 0) AS failed,
    run.skipped_count + COALESCE(moved.skipped, 0) AS skipped, run.done_bytes + COALESCE(moved.bytes, 0) AS bytes
  FROM vk_migration_runs run
  LEFT JOIN (
    SELECT i.run_id, ${(['waiting', 'done', 'failed', 'skipped'] as const).map(rise).join(', ')},
      SUM(IF(i.state = 'done', COALESCE(i.bytes, 0), 0)) AS bytes
    FROM vk_migration_items i WHERE i.workspace_id = ? AND i.run_id IN (?) AND i.uncounted = 1 GROUP BY i.run_id
  ) moved ON moved.run_id = run.id
  WHERE run.workspace_id = ? AND run.id IN (?) ORDER BY run.id DESC`;

export class SqlRunViews extends RunViews {
  constructor(private readonly database: Database) {
    super();
  }

  override async view(workspaceId: string, runId: string, now: Date): Promise<MigrationRun | null> {
    const [run] = await this.counted(workspaceId, [runId], now);
    return run ?? null;
  }

  override async page(
    workspaceId: string,
    { limit, cursor }: PageRequest,
    now: Date,
  ): Promise<Page<MigrationRun>> {
    const before = cursor === undefined ? 'g' : String(decodeCursor(cursor, 1)[0]);
    const rows = await select<{ id: string }>(
      this.database,
      'SELECT id FROM vk_migration_runs WHERE workspace_id = ? AND id < ? ORDER BY id DESC LIMIT ?',
      [workspaceId, before, limit + 1],
    );
    const ids = rows.slice(0, limit).map(({ id }) => id);
    const last = rows.length > limit ? ids.at(-1) : undefined;
    return {
      items: await this.counted(workspaceId, ids, now),
      nextCursor: last === undefined ? null : encodeCursor([last]),
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

  override async keptCopies(workspaceId: string): Promise<TwilioDeletionPreview> {
    const [row] = await select<Record<keyof TwilioDeletionPreview, number | string | null>>(
      this.database,
      `SELECT COUNT(*) AS recordings, SUM(r.duration_seconds) AS seconds, SUM(r.bytes) AS bytes
       FROM vk_recordings r WHERE r.workspace_id = ? AND ${KEPT_COPIES}`,
      [workspaceId],
    );
    const of = (name: keyof TwilioDeletionPreview): number => Number(row?.[name] ?? 0);
    return { recordings: of('recordings'), seconds: of('seconds'), bytes: of('bytes') };
  }

  override async copiesElsewhere(workspaceId: string, locationId: string): Promise<CopyMovePreview> {
    const [row] = await select<Record<keyof CopyMovePreview, number | string | null>>(
      this.database,
      `SELECT SUM(r.written_by <> 'twilio') AS recordings, SUM(r.written_by = 'twilio') AS notOurs,
              SUM(IF(r.written_by = 'twilio', 0, r.duration_seconds)) AS seconds,
              SUM(IF(r.written_by = 'twilio', 0, r.bytes)) AS bytes
       FROM vk_recordings r WHERE r.workspace_id = ? AND ${COPIES_ELSEWHERE}`,
      [workspaceId, locationId],
    );
    const of = (name: keyof CopyMovePreview): number => Number(row?.[name] ?? 0);
    return {
      ...{ recordings: of('recordings'), seconds: of('seconds'), bytes: of('bytes') },
      notOurs: of('notOurs'),
    };
  }

  private async counted(workspaceId: string, ids: readonly string[], now: Date): Promise<MigrationRun[]> {
    if (ids.length === 0) return [];
    const rows = await select<RunRow & RunCounts>(this.database, COUNTED, [
      ...[workspaceId, ids, workspaceId, ids],
    ]);
    const since = new Date(now.getTime() - RATE_WINDOW_MS);
    return Promise.all(
      rows.map(async (row) =>
        shownRun(row, row.state === 'running' ? await this.recent(row, since) : 0, now),
      ),
    );
  }

  /** Done since then, from the index alone. */
  private async recent({ workspaceId, id }: RunRow, since: Date): Promise<number> {
    const [row] = await select<{ count: number | string }>(
      this.database,
      `SELECT COUNT(*) AS count FROM vk_migration_items
       WHERE workspace_id = ? AND run_id = ? AND state = 'done' AND ended_at > ?`,
      [workspaceId, id, since],
    );
    return Number(row?.count ?? 0);
  }
}
