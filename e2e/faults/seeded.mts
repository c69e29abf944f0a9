import { createHash } from 'node:crypto';

/** A number from 0 to below 1 that the parts decide alone: the same parts always give the same one. */
export function seededUnit(...parts: readonly (string | number)[]): number {
  return createHash('md5').update(parts.join('\n')).digest().readUInt32LE(0) / 2 ** 32;
}

/** One of the items, decided by the parts alone; undefined when there are none. */
export function seededPick<T>(items: readonly T[], ...parts: readonly (string | number)[]): T | undefined {
  return items[Math.floor(seededUnit(...parts) * items.length)];
}
