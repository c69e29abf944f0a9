/** Reads JSON this room wrote itself. */
export function parseRecord<T extends object>(json: string): T {
  const record: T = JSON.parse(json);
  return record;
}
