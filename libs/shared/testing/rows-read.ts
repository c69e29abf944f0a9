/** One connection to MariaDB, as a transaction has it. */
export type Query = (sql: string) => Promise<unknown>;

/** How many index entries and rows the server read for `work`, which asks over this one connection. */
export async function rowsRead(query: Query, work: () => Promise<unknown>): Promise<number> {
  await query('FLUSH STATUS');
  await work();
  const status = (await query(`SHOW SESSION STATUS LIKE 'Handler_read%'`)) as { Value: string }[];
  return status.reduce((sum, { Value }) => sum + Number(Value), 0);
}
