import type { Database } from './database';

/** A table that holds cells; its primary key gives rows their order. */
export interface SealedTable {
  readonly name: string;
  readonly primaryKey: readonly string[];
  /** What stands for the row in the place of a cell. */
  readonly rowId: string;
  readonly columns: readonly string[];
}

export type SealedRow = Readonly<Record<string, string | null>>;

/** Every column that may hold cells: by the house's rule they alone are ASCII texts. */
export async function sealedTables(database: Database): Promise<readonly SealedTable[]> {
  const found: { tableName: string; columnName: string }[] = await database.query(
    `SELECT table_name AS tableName, column_name AS columnName FROM information_schema.columns
     WHERE table_schema = DATABASE() AND table_name LIKE 'vk\\_%' AND data_type = 'text'
       AND character_set_name = 'ascii' ORDER BY table_name, column_name`,
  );
  const names = [...new Set(found.map(({ tableName }) => tableName))];
  return Promise.all(
    names.map(async (name) => {
      const primaryKey = await primaryKeyOf(database, name);
      return {
        name,
        primaryKey,
        rowId: primaryKey.includes('id') ? 'id' : 'workspace_id',
        columns: found.filter(({ tableName }) => tableName === name).map(({ columnName }) => columnName),
      };
    }),
  );
}

/** The next rows in the order of the primary key, with their sealed columns. */
export function sealedRows(
  database: Database,
  { name, primaryKey, columns }: SealedTable,
  after: readonly string[] | null,
  limit: number,
): Promise<SealedRow[]> {
  const [beyond, values] = after === null ? ['TRUE', []] : beyondOf(primaryKey, after);
  const wanted = [...primaryKey, ...columns].map((column) => `\`${column}\``).join(', ');
  return database.query(
    `SELECT ${wanted} FROM ${name} WHERE ${beyond} ORDER BY ${primaryKey.join(', ')} LIMIT ${limit}`,
    values,
  );
}

/**
 * Written out column by column: MariaDB uses no index for `(a, b) > (?, ?)`, and only the first column of it for
 * `a >= ? AND (a > ? OR b > ?)`, so that each page would read all those before it.
 */
function beyondOf(columns: readonly string[], after: readonly string[]): [string, string[]] {
  const [column = '', ...rest] = columns;
  const [value = '', ...further] = after;
  if (rest.length === 0) return [`${column} > ?`, [value]];
  const [inner, values] = beyondOf(rest, further);
  return [`(${column} = ? AND (${inner})) OR ${column} > ?`, [value, ...values, value]];
}

async function primaryKeyOf(database: Database, table: string): Promise<string[]> {
  const rows: { columnName: string }[] = await database.query(
    `SELECT column_name AS columnName FROM information_schema.statistics
     WHERE table_schema = DATABASE() AND table_name = ? AND index_name = 'PRIMARY' ORDER BY seq_in_index`,
    [table],
  );
  return rows.map(({ columnName }) => columnName);
}
