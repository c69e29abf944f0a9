/** One page of a list. `nextCursor` is null at the end. */
export interface Page<T> {
  items: readonly T[];
  nextCursor: string | null;
}

/** One page of a list that can be read in either direction. `previousCursor` is null at the beginning. */
export interface TwoWayPage<T> extends Page<T> {
  previousCursor: string | null;
}
