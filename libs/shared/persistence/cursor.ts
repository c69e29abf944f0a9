import { errors } from '@voicekeep/shared/errors';

/** Makes the opaque cursor of a keyset page from the sort values of its last row. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws VoicekeepError `request.cursor_format` when the text was not made by `encodeCursor` with `length` values. */
export function decodeCursor(cursor: string, length: number): (string | number)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(values) &&
      values.length === length &&
      values.every((v) => typeof v === 'string' || typeof v === 'number')
    )
      return values;
  } catch {
    // falls through to the one answer below
  }
  throw errors.malformed(
    'request.cursor_format',
    'The cursor is not one of ours; take nextCursor of the page before, or leave it out.',
  );
}
