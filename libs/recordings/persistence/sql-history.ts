import { HistoryImports, type HistoryImport } from '@voicekeep/recordings/domain';
import type { Database } from '@voicekeep/shared/persistence';
import { changedRows } from './changed-rows';
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

  override async due(now: Date): Promise<readonly string[]> {
    const rows = await select<{ id: string }>(
      this.database,
      'SELECT id FROM vk_history_imports WHERE next_attempt_at <= ? ORDER BY next_attempt_at LIMIT 20',
      [now],
    );
    return rows.map(({ id }) => id);
  }

  override claim(id: string, now: Date, until: Date): Promise<HistoryImport | null> {
    return this.database.run(async () => {
      const [row] = await select<HistoryImport>(
        this.database,
        `SELECT id, workspace_id AS workspaceId, from_at AS \`from\`, to_at AS \`to\`, phase, page_cursor AS page,
                done, generation
         FROM vk_history_imports WHERE id = ? AND next_attempt_at <= ? FOR UPDATE SKIP LOCKED`,
        [id, now],
      );
      if (!row) return null;
      await this.changed(
        'UPDATE vk_history_imports SET next_attempt_at = ?, generation = generation + 1 WHERE id = ?',
        [until, id],
      );
      return { ...row, generation: row.generation + 1 };
    });
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
