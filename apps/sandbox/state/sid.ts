import { createHash } from 'node:crypto';

export type SidPrefix = 'AC' | 'CA' | 'RE' | 'CF' | 'PN' | 'RQ' | 'SK';

/** A Twilio identifier (prefix and 32 hex digits) that is always the same for the same parts. */
export function sidOf(prefix: SidPrefix, ...parts: readonly (string | number)[]): string {
  return (
    prefix +
    createHash('md5')
      .update([prefix, ...parts].join('\n'))
      .digest('hex')
  );
}

export function isSid(prefix: SidPrefix, text: string): boolean {
  return text.startsWith(prefix) && /^[0-9a-fA-F]{32}$/.test(text.slice(2));
}
