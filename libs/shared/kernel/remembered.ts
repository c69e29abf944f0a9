/** More keys than this are those of a very large installation: it opens some anew. */
const MOST = 1000;

/**
 * Keeps what was made for each key as long as what it was made of is the same, so that opening and parsing a row
 * that was just read again costs nothing. The row itself is always read.
 */
export class Remembered<T> {
  readonly #made = new Map<string, { readonly of: string; readonly value: T }>();

  /** @param of everything that `make` depends on */
  async get(key: string, of: string, make: () => Promise<T>): Promise<T> {
    const known = this.#made.get(key);
    if (known?.of === of) return known.value;
    const value = await make();
    if (this.#made.size >= MOST) this.#made.clear();
    this.#made.set(key, { of, value });
    return value;
  }
}
