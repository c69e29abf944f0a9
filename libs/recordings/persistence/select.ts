import type { Database } from '@voicekeep/shared/persistence';

/** Rows of a raw query, typed by the caller who wrote its columns. */
export function select<Row>(
  database: Database,
  sql: string,
  parameters: readonly unknown[],
): Promise<readonly Row[]> {
  return database.query<readonly Row[]>(sql, parameters);
}
