import type { ListCursor, ListPlace } from './list-place';

type Read<R> = (start: ListCursor | null) => Promise<readonly R[]>;

/**
 * All pages from a place on, each from where the one before ended. While one is worked on the next is read already,
 * as database and processor are two: no more than two pages are in memory.
 * @param size of a full page; a shorter one is the last
 */
export async function* pagesAhead<R extends ListPlace>(
  read: Read<R>,
  start: ListCursor | null,
  size: number,
): AsyncGenerator<readonly R[]> {
  const towards = start?.towards ?? 'older';
  let next: Promise<readonly R[]> | null = read(start);
  while (next !== null) {
    const rows: readonly R[] = await next;
    const last = rows.length < size ? undefined : rows.at(-1);
    next = last ? read({ towards, listedAt: last.listedAt, id: last.id }) : null;
    // Whoever stops here waits for it no more.
    next?.catch(() => undefined);
    yield rows;
  }
}
