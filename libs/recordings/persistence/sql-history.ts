import { HistoryImports, type HistoryImport } from '@voicekeep/recordings/domain';
import type { Database } from '@voicekeep/shared/persistence';
import { changedRows } from './changed-rows';
import { claimGeneration } from './claim-generation';
import { select } from './select';

export class SqlHistoryImports extends HistoryImports {
  constructor(private readonly database: Database) {
    super();
  }

  override async add(
    { id, workspaceId, from, to }: Pick<HistoryImport, 'id' | 'workspaceId' | 'from' | 'to'>,
    now: Date,
  ): Promise<void> {
    await this.changed(
      `INSERT INTO vk_history_imports (id, workspace_id, from_at, to_at, phase, next_attempt_at, created_at)
       VALUES (?, ?, ?, ?, 'recordings', ?, ?)`,
      [id, workspaceId, from, to, now, now],
    );
  }

  override async notBegun({
    workspaceId,
    from,
    to,
  }: Pick<HistoryImport, 'workspaceId' | 'from' | 'to'>): Promise<string | null> {
    const [row] = await select<{ id: string }>(
      this.database,
      `SELECT id FROM vk_history_imports
       WHERE workspace_id = ? AND from_at <=> ? AND to_at <=> ? AND generation = 0 LIMIT 1 FOR UPDATE`,
      [workspaceId, from, to],
    );
    return row?.id ?? null;
  }

  override async due(now: Date): Promise<readonly string[]> {
    const rows = await select<{ id: string }>(
      this.database,
      'SELECT id FROM vk_history_imports WHERE next_attempt_at <= ? ORDER BY next_attempt_at LIMIT 20',
      [now],
    );
    return rows.map(({ id }) => id);
  }

  override async claim(id: string, now: Date, until: Date): Promise<HistoryImport | null> {
    const generation = await claimGeneration(this.database, {
      ...{ table: 'vk_history_imports', set: 'next_attempt_at = ?' },
      ...{ where: 'id = ? AND next_attempt_at <= ?', values: [until, id, now] },
    });
    if (generation === null) return null;
    const [row] = await select<HistoryImport>(
      this.database,
      `SELECT id, workspace_id AS workspaceId, from_at AS \`from\`, to_at AS \`to\`, phase, page_cursor AS page,
              done, generation
       FROM vk_history_imports WHERE id = ? AND generation = ?`,
      [id, generation],
    );
    return row ?? null;
  }

  override turnPage(
    { id, generation }: HistoryImport,
    { phase, page, done }: Pick<HistoryImport, 'phase' | 'page' | 'done'>,
  ): Promise<boolean> {
    return this.changed(
      'UPDATE vk_history_imports SET phase = ?, page_cursor = ?, done = ? WHERE id = ? AND generation = ?',
      [phase, page, done, id, generation],
    );
  }

  override planNext({ id, generation }: HistoryImport, dueAt: Date): Promise<boolean> {
    return this.changed('UPDATE vk_history_imports SET next_attempt_at = ? WHERE id = ? AND generation = ?', [
      ...[dueAt, id, generation],
    ]);
  }

  override end({ id, generation }: HistoryImport): Promise<boolean> {
    return this.changed('DELETE FROM vk_history_imports WHERE id = ? AND generation = ?', [id, generation]);
  }

  private async changed(sql: string, parameters: readonly unknown[]): Promise<boolean> {
    return changedRows(await this.database.manager.query(sql, [...parameters])) > 0;
  }
}
