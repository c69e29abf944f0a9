import { keyIdOfCell, type CellCipher, type CellPlace, type DataKeyRing } from '@voicekeep/shared/crypto';
import type { Database } from './database';
import { sealedRows, sealedTables, type SealedRow, type SealedTable } from './sealed-tables';

const PAGE = 200;
const TRIES = 5;
const NAME = 'reencrypt';

export interface CellCounts {
  /** Cells sealed anew. */
  readonly done: number;
  /** Cells that do not open; left as they are. */
  readonly unreadable: number;
}

type Counts = { -readonly [Key in keyof CellCounts]: CellCounts[Key] };

interface Reached {
  readonly table: string;
  readonly after: readonly string[] | null;
}

/**
 * Seals every cell anew under new data keys while the product goes on serving. Where it stands is written
 * with every page; begun again after a stop, it goes on from there with the same keys.
 */
export class Reencryption {
  constructor(
    private readonly database: Database,
    private readonly ring: DataKeyRing,
    private readonly cipher: CellCipher,
  ) {}

  /** Makes the new keys unless a pass is under way. @returns whether it made them: others know within `KEY_REFRESH_MS` */
  async begin(): Promise<boolean> {
    if (await this.reached()) return false;
    const owners: { workspaceId: string | null }[] = await this.database.query(
      'SELECT DISTINCT workspace_id AS workspaceId FROM vk_data_keys',
    );
    for (const { workspaceId } of owners) await this.ring.succeed(workspaceId);
    await this.write({ table: '', after: null });
    return true;
  }

  /** @param tell called after every page with the table and the counts so far */
  async run(tell: (table: string, counts: CellCounts) => void, signal?: AbortSignal): Promise<CellCounts> {
    const start = (await this.reached()) ?? { table: '', after: null };
    let [done, unreadable] = [0, 0];
    for (const table of await sealedTables(this.database)) {
      if (table.name < start.table) continue;
      let after = table.name === start.table ? start.after : null;
      let more = true;
      while (more) {
        signal?.throwIfAborted();
        const page = await this.page(table, after);
        done += page.done;
        unreadable += page.unreadable;
        ({ after, more } = page);
        tell(table.name, { done, unreadable });
      }
    }
    await this.database.query('DELETE FROM vk_key_passes WHERE name = ?', [NAME]);
    return { done, unreadable };
  }

  /** A page and the place reached in one transaction. */
  private page(table: SealedTable, after: readonly string[] | null) {
    return this.database.run(async () => {
      const counts = { done: 0, unreadable: 0 };
      const rows = await sealedRows(this.database, table, after, PAGE);
      for (const row of rows) await this.renew(table, row, counts);
      const last = rows.at(-1);
      const reached = last ? table.primaryKey.map((column) => last[column] ?? '') : after;
      await this.write({ table: table.name, after: reached });
      return { ...counts, after: reached, more: rows.length === PAGE };
    });
  }

  /** A row in one statement; where somebody wrote it in the meantime, cell by cell. */
  private async renew(table: SealedTable, row: SealedRow, counts: Counts): Promise<void> {
    const fresh = new Map<string, string>();
    for (const column of table.columns) {
      const cell = row[column] ?? null;
      if (cell === null) continue;
      const sealed = await this.resealed(table, row, column, cell);
      if (sealed === null) counts.unreadable += 1;
      else if (sealed !== cell) fresh.set(column, sealed);
    }
    if (fresh.size === 0) return;
    if (await this.replace(table, row, fresh, row)) counts.done += fresh.size;
    else for (const column of fresh.keys()) await this.renewCell(table, row, column, counts);
  }

  private async renewCell(table: SealedTable, row: SealedRow, column: string, counts: Counts): Promise<void> {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const cell = await this.read(table, row, column);
      const fresh = cell === null ? null : await this.resealed(table, row, column, cell);
      if (cell !== null && fresh === null) counts.unreadable += 1;
      if (fresh === null || fresh === cell) return;
      if (await this.replace(table, row, new Map([[column, fresh]]), { ...row, [column]: cell })) {
        counts.done += 1;
        return;
      }
    }
  }

  /** @returns the same cell when it has its owner's newest key, null when it does not open */
  private async resealed(
    table: SealedTable,
    row: SealedRow,
    column: string,
    cell: string,
  ): Promise<string | null> {
    const keyId = keyIdOfCell(cell);
    if (keyId === null) return cell;
    try {
      const { workspaceId } = await this.ring.byId(keyId);
      if ((await this.ring.current(workspaceId)).id === keyId) return cell;
      const rowId = row[table.rowId] ?? '';
      const place: CellPlace = { workspaceId, table: table.name, column, rowId };
      return await this.cipher.seal(place, await this.cipher.open(place, cell));
    } catch {
      return null;
    }
  }

  /** @param known what the cells must still be */
  private async replace(
    table: SealedTable,
    row: SealedRow,
    fresh: ReadonlyMap<string, string>,
    known: SealedRow,
  ): Promise<boolean> {
    const columns = [...fresh.keys()];
    const answer: { affectedRows: number } = await this.database.query(
      `UPDATE ${table.name} SET ${columns.map((column) => `\`${column}\` = ?`).join(', ')}
       WHERE ${sameRow(table)} AND ${columns.map((column) => `\`${column}\` = ?`).join(' AND ')}`,
      [...fresh.values(), ...keyOf(table, row), ...columns.map((column) => known[column] ?? null)],
    );
    return answer.affectedRows === 1;
  }

  private async read(table: SealedTable, row: SealedRow, column: string): Promise<string | null> {
    const [now]: { cell: string | null }[] = await this.database.query(
      `SELECT \`${column}\` AS cell FROM ${table.name} WHERE ${sameRow(table)}`,
      [...keyOf(table, row)],
    );
    return now?.cell ?? null;
  }

  private async reached(): Promise<Reached | null> {
    const [pass]: { tableName: string; afterKey: string }[] = await this.database.query(
      'SELECT table_name AS tableName, after_key AS afterKey FROM vk_key_passes WHERE name = ?',
      [NAME],
    );
    if (!pass) return null;
    return { table: pass.tableName, after: pass.afterKey === '' ? null : pass.afterKey.split(' ') };
  }

  private async write({ table, after }: Reached): Promise<void> {
    await this.database.query(
      `INSERT INTO vk_key_passes (name, table_name, after_key) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE table_name = VALUES(table_name), after_key = VALUES(after_key)`,
      [NAME, table, after?.join(' ') ?? ''],
    );
  }
}

const sameRow = ({ primaryKey }: SealedTable): string =>
  primaryKey.map((column) => `\`${column}\` = ?`).join(' AND ');
const keyOf = ({ primaryKey }: SealedTable, row: SealedRow): readonly (string | null)[] =>
  primaryKey.map((column) => row[column] ?? null);
