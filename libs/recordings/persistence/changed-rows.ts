/** How many rows a raw statement met: the fence of every fact. */
export function changedRows(result: unknown): number {
  if (typeof result === 'object' && result !== null && 'affectedRows' in result)
    return Number(result.affectedRows);
  return 0;
}
