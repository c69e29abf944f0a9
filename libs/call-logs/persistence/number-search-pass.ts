import { MoreThan } from 'typeorm';
import type { Database } from '@voicekeep/shared/persistence';
import type { CallLogCells } from './call-log-cells';
import { CallLogEntity } from './call-log.entity';

const NAME = 'number-search';
const PAGE = 500;

interface PassRow {
  readonly workspace_id: string;
  readonly after_id: string;
}

/**
 * Brings calls written before numbers were found by their ends and areas into the search. The place reached
 * is written with every page, so that another process goes on where one stopped.
 */
export class NumberSearchPass {
  constructor(
    private readonly database: Database,
    private readonly cells: CallLogCells,
  ) {}

  /** Takes the next page of a workspace that waits for it. @returns false when none waits any more */
  advance(): Promise<boolean> {
    return this.database.run(async () => {
      const [pass]: PassRow[] = await this.database.query(
        `SELECT workspace_id, after_id FROM vk_call_log_passes WHERE name = ?
         ORDER BY workspace_id LIMIT 1 FOR UPDATE SKIP LOCKED`,
        [NAME],
      );
      if (!pass) return false;
      const rows = await this.nextPage(pass);
      for (const row of rows) await this.index(row);
      await this.settle(pass, rows.length < PAGE ? null : (rows.at(-1)?.id ?? null));
      return true;
    });
  }

  private nextPage({ workspace_id: workspaceId, after_id: after }: PassRow): Promise<CallLogEntity[]> {
    return this.database.repository(CallLogEntity).find({
      where: { workspaceId, id: MoreThan(after) },
      order: { id: 'ASC' },
      take: PAGE,
      lock: { mode: 'pessimistic_write' },
    });
  }

  private async index(row: CallLogEntity): Promise<void> {
    const { workspaceId, id } = row;
    const from = await this.cells.open(row, 'from_party', row.from);
    const to = await this.cells.open(row, 'to_party', row.to);
    await this.database.repository(CallLogEntity).update(
      { workspaceId, id },
      {
        ...(await this.cells.indexesOfFrom(workspaceId, from)),
        ...(await this.cells.indexesOfTo(workspaceId, to)),
      },
    );
  }

  private async settle({ workspace_id: workspaceId }: PassRow, after: string | null): Promise<void> {
    const { manager } = this.database;
    if (after === null)
      await manager.query('DELETE FROM vk_call_log_passes WHERE workspace_id = ? AND name = ?', [
        workspaceId,
        NAME,
      ]);
    else
      await manager.query('UPDATE vk_call_log_passes SET after_id = ? WHERE workspace_id = ? AND name = ?', [
        after,
        workspaceId,
        NAME,
      ]);
  }
}
