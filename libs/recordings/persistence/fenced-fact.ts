import type { Database } from '@voicekeep/shared/persistence';
import { changedRows } from './changed-rows';

/** Writes what a claim's owner knows. @returns false when another owns the row by now: then nothing was written */
export async function fencedFact(
  database: Database,
  table: 'vk_object_deletions' | 'vk_webhook_events',
  { id, generation }: { readonly id: string; readonly generation: number },
  set: string,
  values: readonly unknown[],
): Promise<boolean> {
  const sql = `UPDATE ${table} SET ${set} WHERE id = ? AND generation = ?`;
  return changedRows(await database.query(sql, [...values, id, generation])) > 0;
}
