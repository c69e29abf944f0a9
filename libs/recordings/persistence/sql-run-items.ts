import type { MigrationItemState, MigrationRunKind } from '@voicekeep/shared/contracts';
import type { Database } from '@voicekeep/shared/persistence';
import { RunItems, type NewRunItem, type Run, type WaitingItem } from '@voicekeep/recordings/domain';
import { changedRows } from './changed-rows';
import { FOLLOW } from './follow-items';
import { COPIES_ELSEWHERE } from './copies-elsewhere';
import { KEPT_COPIES } from './kept-copies';
import { select } from './select';

const COUNT_AT_ONCE = 5000;
const RETRY_AT_ONCE = 1000;
/** Which failed items trying again can help. */
const RETRIED: Readonly<Record<MigrationRunKind, string>> = {
  copy: `r.state = 'failed'`,
  delete_twilio_copies: `d.state = 'attention'`,
  move_copies: `r.state IN ('stored', 'cleaning', 'cleaned')`,
};

export class SqlRunItems extends RunItems {
  constructor(private readonly database: Database) {
    super();
  }

  override async add(run: Run, items: readonly NewRunItem[], now: Date): Promise<void> {
    if (items.length === 0) return;
    await this.change(
      `INSERT IGNORE INTO vk_migration_items
         (workspace_id, run_id, recording_id, recording_sid, state, ended_at)
       VALUES ${items.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')}`,
      items.flatMap(({ recordingId, recordingSid, state }) => [
        ...[run.workspaceId, run.id, recordingId, recordingSid, state],
        state === 'waiting' ? null : now,
      ]),
    );
  }

  override async addKeptCopies(run: Run, after: string | null, limit: number): Promise<string | null> {
    const found = await select<{ id: string; sid: string }>(
      this.database,
      `SELECT r.id, r.recording_sid AS sid FROM vk_recordings r WHERE ${KEPT_COPIES} AND r.workspace_id = ?
         AND r.stored_at <= ? AND r.id > ? ORDER BY r.id LIMIT ?`,
      [run.workspaceId, run.startedAt, after ?? '', limit],
    );
    return this.addFound(run, found, limit);
  }

  override async addCopiesElsewhere(run: Run, after: string | null, limit: number): Promise<string | null> {
    const found = await select<{ id: string; sid: string }>(
      this.database,
      `SELECT r.id, r.recording_sid AS sid FROM vk_recordings r WHERE ${COPIES_ELSEWHERE} AND r.workspace_id = ?
         AND r.written_by <> 'twilio' AND r.stored_at <= ? AND r.id > ? ORDER BY r.id LIMIT ?`,
      [run.targetLocationId, run.workspaceId, run.startedAt, after ?? '', limit],
    );
    return this.addFound(run, found, limit);
  }

  private async addFound(
    run: Run,
    found: readonly { readonly id: string; readonly sid: string }[],
    limit: number,
  ): Promise<string | null> {
    const items = found.map(({ id, sid }) => ({
      recordingId: id,
      recordingSid: sid,
      state: 'waiting' as const,
    }));
    await this.add(run, items, run.startedAt);
    return found.length < limit ? null : (found.at(-1)?.id ?? null);
  }

  override async countAsked({ workspaceId, id }: Run): Promise<number> {
    const [row] = await select<{ count: number | string }>(
      this.database,
      `SELECT COUNT(*) AS count FROM vk_migration_items
       WHERE workspace_id = ? AND run_id = ? AND state IN ('waiting', 'done', 'failed')`,
      [workspaceId, id],
    );
    return Number(row?.count ?? 0);
  }

  override async waiting({ workspaceId, id }: Run, limit: number): Promise<readonly WaitingItem[]> {
    const rows = await select<Omit<WaitingItem, 'onTwilio'> & { onTwilio: number }>(
      this.database,
      `SELECT i.recording_id AS recordingId, r.state, r.on_twilio AS onTwilio, d.state AS deletion
       FROM (SELECT workspace_id, recording_id FROM vk_migration_items
             WHERE workspace_id = ? AND run_id = ? AND state = 'waiting'
             ORDER BY ended_at, recording_id LIMIT ?) i
       STRAIGHT_JOIN vk_recordings r ON r.workspace_id = i.workspace_id AND r.id = i.recording_id
       LEFT JOIN vk_source_deletions d ON d.workspace_id = i.workspace_id AND d.recording_id = i.recording_id`,
      [workspaceId, id, limit],
    );
    return rows.map((row) => ({ ...row, onTwilio: row.onTwilio === 1 }));
  }

  override async follow(run: Run, recordingIds: readonly string[], now: Date): Promise<void> {
    if (recordingIds.length === 0) return;
    await this.change(`${FOLLOW} AND i.workspace_id = ? AND i.run_id = ? AND i.recording_id IN (?)`, [
      ...[now, run.workspaceId, run.id, recordingIds],
    ]);
  }

  override skip(run: Run, recordingId: string, now: Date): Promise<void> {
    return this.endItem(run, recordingId, 'skipped', now);
  }

  override fail(run: Run, recordingId: string, now: Date): Promise<void> {
    return this.endItem(run, recordingId, 'failed', now);
  }

  private async endItem(
    { workspaceId, id }: Run,
    recordingId: string,
    state: MigrationItemState,
    now: Date,
  ): Promise<void> {
    await this.change(
      `UPDATE vk_migration_items SET state = ?, ended_at = ?
       WHERE workspace_id = ? AND run_id = ? AND recording_id = ? AND state = 'waiting'`,
      [state, now, workspaceId, id, recordingId],
    );
  }

  override async queue(run: Run, recordingIds: readonly string[], now: Date): Promise<void> {
    if (recordingIds.length === 0) return;
    await this.change(
      `UPDATE vk_recordings
       SET state = 'queued', next_attempt_at = ?, progress_at = ?, priority = 1, tries = 0,
           requested_by_run = ?, keep_twilio_copy = ?, generation = generation + 1
       WHERE workspace_id = ? AND id IN (?) AND state = 'on_twilio'`,
      [now, now, run.id, run.keepTwilioCopies, run.workspaceId, recordingIds],
    );
  }

  override async count({ workspaceId, id }: Run): Promise<void> {
    const moved = await select<{
      recordingId: string;
      state: MigrationItemState;
      counted: MigrationItemState | null;
      bytes: number | string | null;
    }>(
      this.database,
      `SELECT recording_id AS recordingId, state, counted_state AS counted, bytes FROM vk_migration_items
       WHERE workspace_id = ? AND run_id = ? AND uncounted = 1 LIMIT ? FOR UPDATE SKIP LOCKED`,
      [workspaceId, id, COUNT_AT_ONCE],
    );
    if (moved.length === 0) return;
    const rise = (of: MigrationItemState): number =>
      moved.filter(({ state }) => state === of).length - moved.filter(({ counted }) => counted === of).length;
    const bytes = moved.reduce((sum, item) => sum + (item.state === 'done' ? Number(item.bytes ?? 0) : 0), 0);
    await this.change(
      `UPDATE vk_migration_items SET counted_state = state
       WHERE workspace_id = ? AND run_id = ? AND recording_id IN (?)`,
      [workspaceId, id, moved.map(({ recordingId }) => recordingId)],
    );
    await this.change(
      `UPDATE vk_migration_runs SET waiting_count = waiting_count + ?, done_count = done_count + ?,
         failed_count = failed_count + ?, skipped_count = skipped_count + ?, done_bytes = done_bytes + ?
       WHERE id = ?`,
      [rise('waiting'), rise('done'), rise('failed'), rise('skipped'), bytes, id],
    );
  }

  override async areDone({ workspaceId, id }: Run): Promise<boolean> {
    const rows = await select<{ one: number }>(
      this.database,
      `SELECT 1 AS one FROM vk_migration_items
       WHERE workspace_id = ? AND run_id = ? AND state = 'waiting' LIMIT 1`,
      [workspaceId, id],
    );
    return rows.length === 0;
  }

  override async withdrawDeletions({ workspaceId, id }: Run): Promise<void> {
    // The recording first, as the one who deletes does: its deletion may be fenced off only with it.
    await this.change(
      `UPDATE vk_migration_items i
       JOIN vk_recordings r ON r.workspace_id = i.workspace_id AND r.id = i.recording_id
       JOIN vk_source_deletions d ON d.workspace_id = i.workspace_id AND d.recording_id = i.recording_id
       SET d.state = 'cancelled', d.next_attempt_at = NULL, d.generation = d.generation + 1,
           r.generation = r.generation + (r.state = 'cleaning'), r.state = IF(r.state = 'cleaning', 'stored', r.state)
       WHERE i.workspace_id = ? AND i.run_id = ? AND i.state = 'waiting' AND d.reason = 'order'
         AND d.state IN ('pending', 'attention') AND d.sent_at IS NULL`,
      [workspaceId, id],
    );
  }

  override async retryFailed(run: Run, now: Date): Promise<number> {
    const reached = RETRIED[run.kind];
    let count = 0;
    for (;;) {
      const ids = (
        await select<{ id: string }>(
          this.database,
          `SELECT i.recording_id AS id FROM vk_migration_items i
           JOIN vk_recordings r ON r.workspace_id = i.workspace_id AND r.id = i.recording_id
           LEFT JOIN vk_source_deletions d ON d.workspace_id = i.workspace_id AND d.recording_id = i.recording_id
           WHERE i.workspace_id = ? AND i.run_id = ? AND i.state = 'failed' AND ${reached} LIMIT ?`,
          [run.workspaceId, run.id, RETRY_AT_ONCE],
        )
      ).map(({ id }) => id);
      if (ids.length === 0) return count;
      count += ids.length;
      await this.again(run, ids, now);
    }
  }

  private async again(run: Run, ids: readonly string[], now: Date): Promise<void> {
    const { workspaceId, id, kind, keepTwilioCopies } = run;
    if (kind === 'copy')
      await this.change(
        `UPDATE vk_recordings
         SET state = 'queued', next_attempt_at = ?, progress_at = ?, tries = 0, priority = 1,
             requested_by_run = ?, keep_twilio_copy = ?, generation = generation + 1
         WHERE workspace_id = ? AND id IN (?) AND state = 'failed'`,
        [now, now, id, keepTwilioCopies, workspaceId, ids],
      );
    if (kind === 'delete_twilio_copies')
      await this.change(
        `UPDATE vk_source_deletions
         SET state = 'pending', next_attempt_at = ?, tries = 0, generation = generation + 1
         WHERE workspace_id = ? AND recording_id IN (?) AND state = 'attention'`,
        [now, workspaceId, ids],
      );
    await this.change(
      `UPDATE vk_migration_items SET state = 'waiting', ended_at = NULL
       WHERE workspace_id = ? AND run_id = ? AND recording_id IN (?) AND state = 'failed'`,
      [workspaceId, id, ids],
    );
  }

  private async change(sql: string, parameters: readonly unknown[]): Promise<number> {
    return changedRows(await this.database.query(sql, parameters));
  }
}
