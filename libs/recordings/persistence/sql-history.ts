import {
  HistoryImports,
  type ImportOrder,
  type ImportSpan,
  type ImportWindow,
  type ImportWindowRef,
} from '@voicekeep/recordings/domain';
import { newId } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import { changedRows } from './changed-rows';
import { claimGeneration } from './claim-generation';
import { select } from './select';

/** The first window of an import bears the id of its job. */
export class SqlHistoryImports extends HistoryImports {
  constructor(private readonly database: Database) {
    super();
  }

  override async add({ jobId, workspaceId, from, to }: ImportOrder, now: Date): Promise<void> {
    await this.changed(
      `INSERT INTO vk_history_imports (id, job_id, workspace_id, from_at, to_at, phase, next_attempt_at, created_at)
       VALUES (?, ?, ?, ?, ?, 'calls', ?, ?)`,
      [jobId, jobId, workspaceId, from, to, now, now],
    );
  }

  override async notBegun({ workspaceId, from, to }: Omit<ImportOrder, 'jobId'>): Promise<string | null> {
    const [row] = await select<{ id: string }>(
      this.database,
      `SELECT id FROM vk_history_imports
       WHERE workspace_id = ? AND from_at <=> ? AND to_at <=> ? AND generation = 0
         AND COALESCE(job_id, id) = id LIMIT 1 FOR UPDATE`,
      [workspaceId, from, to],
    );
    return row?.id ?? null;
  }

  override due(now: Date, limit: number): Promise<readonly ImportWindowRef[]> {
    return select<ImportWindowRef>(
      this.database,
      `SELECT id, workspace_id AS workspaceId FROM vk_history_imports
       WHERE next_attempt_at <= ? ORDER BY next_attempt_at, to_at IS NULL DESC, to_at DESC LIMIT ?`,
      [now, limit],
    );
  }

  override async claim(id: string, now: Date, until: Date): Promise<ImportWindow | null> {
    const generation = await claimGeneration(this.database, {
      ...{ table: 'vk_history_imports', set: 'next_attempt_at = ?' },
      ...{ where: 'id = ? AND next_attempt_at <= ?', values: [until, id, now] },
    });
    if (generation === null) return null;
    const [row] = await select<ImportWindow>(
      this.database,
      `SELECT id, COALESCE(job_id, id) AS jobId, workspace_id AS workspaceId, from_at AS \`from\`, to_at AS \`to\`,
              phase, page_cursor AS page, done, generation
       FROM vk_history_imports WHERE id = ? AND generation = ?`,
      [id, generation],
    );
    return row ?? null;
  }

  override turnPage(
    { id, generation }: ImportWindow,
    { from, phase, page, done }: Pick<ImportWindow, 'from' | 'phase' | 'page' | 'done'>,
  ): Promise<boolean> {
    return this.changed(
      `UPDATE vk_history_imports SET from_at = ?, phase = ?, page_cursor = ?, done = ?
       WHERE id = ? AND generation = ?`,
      [from, phase, page, done, id, generation],
    );
  }

  override rewind({ id, generation }: ImportWindow): Promise<boolean> {
    return this.changed('UPDATE vk_history_imports SET page_cursor = NULL WHERE id = ? AND generation = ?', [
      ...[id, generation],
    ]);
  }

  override planNext({ id, generation }: ImportWindow, dueAt: Date): Promise<boolean> {
    return this.changed('UPDATE vk_history_imports SET next_attempt_at = ? WHERE id = ? AND generation = ?', [
      ...[dueAt, id, generation],
    ]);
  }

  override end({ id, generation }: ImportWindow): Promise<boolean> {
    return this.changed(
      `UPDATE vk_history_imports SET next_attempt_at = NULL
       WHERE id = ? AND generation = ? AND next_attempt_at IS NOT NULL`,
      [id, generation],
    );
  }

  override async open(
    { jobId, workspaceId, phase }: ImportWindow,
    spans: readonly ImportSpan[],
    now: Date,
  ): Promise<void> {
    if (spans.length === 0) return;
    await this.changed(
      `INSERT INTO vk_history_imports (id, job_id, workspace_id, from_at, to_at, phase, next_attempt_at, created_at)
       VALUES ${spans.map(() => '(?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
      spans.flatMap(({ from, to }) => [newId(), jobId, workspaceId, from, to, phase, now, now]),
    );
  }

  override async hold(jobId: string): Promise<void> {
    await select(this.database, 'SELECT id FROM vk_history_imports WHERE id = ? FOR UPDATE', [jobId]);
  }

  override async sum(jobId: string): Promise<{ done: number; isOpen: boolean }> {
    const [row] = await select<{ done: string | null; open: string | null }>(
      this.database,
      `SELECT SUM(done) AS done, SUM(next_attempt_at IS NOT NULL) AS open
       FROM vk_history_imports WHERE id = ? OR job_id = ?`,
      [jobId, jobId],
    );
    return { done: Number(row?.done ?? 0), isOpen: Number(row?.open ?? 0) > 0 };
  }

  override async forget(jobId: string): Promise<void> {
    await this.changed('DELETE FROM vk_history_imports WHERE id = ? OR job_id = ?', [jobId, jobId]);
  }

  private async changed(sql: string, parameters: readonly unknown[]): Promise<boolean> {
    return changedRows(await this.database.query(sql, parameters)) > 0;
  }
}
