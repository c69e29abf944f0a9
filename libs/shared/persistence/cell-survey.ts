import { keyIdOfCell, type CellCipher, type DataKeyRing } from '@voicekeep/shared/crypto';
import type { Database } from './database';
import { sealedRows, sealedTables } from './sealed-tables';

export interface ColumnSurvey {
  readonly table: string;
  readonly column: string;
  readonly opened: number;
  /** Cells that were altered, moved or lost their key. */
  readonly unreadable: number;
  /** Values that are no cells at all. */
  readonly plain: number;
}

/** Tries to open the first cells of every sealed column, and keeps nothing of what they say. */
export async function surveyCells(
  database: Database,
  ring: DataKeyRing,
  cipher: CellCipher,
  rowsPerTable: number,
): Promise<readonly ColumnSurvey[]> {
  const surveys: ColumnSurvey[] = [];
  for (const table of await sealedTables(database)) {
    const rows = await sealedRows(database, table, null, rowsPerTable);
    for (const column of table.columns) {
      const counts = { opened: 0, unreadable: 0, plain: 0 };
      for (const row of rows) {
        const cell = row[column] ?? null;
        if (cell === null) continue;
        const keyId = keyIdOfCell(cell);
        if (keyId === null) counts.plain += 1;
        else
          await ring
            .byId(keyId)
            .then(({ workspaceId }) =>
              cipher.open({ workspaceId, table: table.name, column, rowId: row[table.rowId] ?? '' }, cell),
            )
            .then(
              () => (counts.opened += 1),
              () => (counts.unreadable += 1),
            );
      }
      surveys.push({ table: table.name, column, ...counts });
    }
  }
  return surveys;
}
