import { HistoryImports, type HistoryImport } from '@voicekeep/recordings/domain';
import type { Database } from '@voicekeep/shared/persistence';
import { select } from './select';

export class SqlHistoryImports extends HistoryImports {
  constructor(private readonly database: Database) {
    super();
  }

  override async add(
    { id, workspaceId, from, to }: Pick<HistoryImport, 'id' | 'workspaceId' | 'from' | 'to'>,
    now: Date,
  ): Promise<void> {
    await this.database.manager.query(
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
        `SELECT id, workspace_id AS workspaceId, from_at AS \`from\`, to_at AS \`to\`, phase, page_cursor AS page, done
         FROM vk_history_imports WHERE id = ? AND next_attempt_at <= ? FOR UPDATE SKIP LOCKED`,
        [id, now],
      );
      if (!row) return null;
      await this.planNext(id, until);
      return row;
    });
  }

  override async turnPage(
    id: string,
    phase: HistoryImport['phase'],
    page: string | null,
    done: number,
  ): Promise<void> {
    await this.database.manager.query(
      'UPDATE vk_history_imports SET phase = ?, page_cursor = ?, done = ? WHERE id = ?',
      [phase, page, done, id],
    );
  }

  override async planNext(id: string, dueAt: Date): Promise<void> {
    await this.database.manager.query('UPDATE vk_history_imports SET next_attempt_at = ? WHERE id = ?', [
      ...[dueAt, id],
    ]);
  }

  override async end(id: string): Promise<void> {
    await this.database.manager.query('DELETE FROM vk_history_imports WHERE id = ?', [id]);
  }
}
