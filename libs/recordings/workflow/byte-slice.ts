import { Readable } from 'node:stream';

export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Reads a single-part `Range` header. @returns null for none, several parts, or what cannot be read */
export function byteRange(header: string | undefined): { within(size: number): Span | null } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  const [, from = '', to = ''] = match ?? [];
  if (from === '' && to === '') return null;
  return {
    within: (size) => {
      const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
      const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
      return first <= last && first < size ? { first, last } : null;
    },
  };
}

/** The bytes `first` to `last` of a stream; stops reading it after the last one. */
export function sliced(body: Readable, first: number, last: number): Readable {
  return Readable.from(
    (async function* cut() {
      let at = 0;
      for await (const part of body) {
        const chunk = Buffer.isBuffer(part) ? part : Buffer.from(part as Uint8Array);
        const piece = chunk.subarray(Math.max(0, first - at), Math.max(0, last + 1 - at));
        at += chunk.length;
        if (piece.length > 0) yield piece;
        if (at > last) break;
      }
    })(),
    { objectMode: false },
  );
}
