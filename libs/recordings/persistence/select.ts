import type { Database } from '@voicekeep/shared/persistence';

/** Rows of a raw query, typed by the caller who wrote its columns. */
export async function select<Row>(
  database: Database,
  sql: string,
  parameters: readonly unknown[],
): Promise<readonly Row[]> {
  const rows: readonly Row[] = await database.manager.query(sql, [...parameters]);
  return rows;
}
