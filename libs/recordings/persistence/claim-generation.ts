import type { Database } from '@voicekeep/shared/persistence';

interface Claim {
  readonly table: string;
  /** What the claim changes beside the generation. */
  readonly set: string;
  /** Names the one row and says that it is due. */
  readonly where: string;
  /** For `set`, then `where`. */
  readonly values: readonly unknown[];
}

/**
 * Claims one row in one statement. The database says which generation the claim is, so no transaction is needed, and
 * whoever comes between this and the next statement is seen by the generation.
 * @returns the generation, or null when the row was not due
 */
export async function claimGeneration(
  database: Database,
  { table, set, where, values }: Claim,
): Promise<number | null> {
  const answer: { affectedRows: number; insertId: number } = await database.query(
    `UPDATE ${table} SET generation = LAST_INSERT_ID(generation + 1), ${set} WHERE ${where}`,
    values,
  );
  return answer.affectedRows === 0 ? null : answer.insertId;
}
