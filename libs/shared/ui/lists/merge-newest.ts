import type { Page } from '@voicekeep/shared/contracts';

export interface DatedRow {
  id: string;
  startedAt: string | null;
}

/** Puts a fresh first page above the older rows already read; what the fresh page no longer has is gone. */
export function mergeNewest<R extends DatedRow>(known: readonly R[], fresh: Page<R>): readonly R[] {
  const last = fresh.items.at(-1);
  if (fresh.nextCursor === null) return fresh.items;
  // A search that reads on may find nothing in its first stretch; that says nothing of those further back.
  if (last === undefined) return known;
  const inFresh = new Set(fresh.items.map(({ id }) => id));
  const lastKnown = known.findIndex(({ id }) => id === last.id);
  const older = lastKnown >= 0 ? known.slice(lastKnown + 1) : known.filter((row) => isOlder(row, last));
  return [...fresh.items, ...older.filter(({ id }) => !inFresh.has(id))];
}

const isOlder = (row: DatedRow, than: DatedRow): boolean => (row.startedAt ?? '') < (than.startedAt ?? '');
