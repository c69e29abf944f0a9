/** Whether an update changed its row: the fence of every fact. */
export const affected = (result: { affected?: number | null | undefined }): boolean =>
  (result.affected ?? 0) > 0;

/** The same for a raw statement, whose driver answers with `affectedRows`. */
export function changedRows(result: unknown): number {
  if (typeof result === 'object' && result !== null && 'affectedRows' in result)
    return Number(result.affectedRows);
  return 0;
}
