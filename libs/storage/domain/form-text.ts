import type { FieldProblem } from '@voicekeep/shared/errors';

// Characters that a copied value brings along unseen: control characters, soft hyphen, joiners, direction marks, BOM.
const INVISIBLE = /[\p{Cc}\p{Cf}]/u;

/** Cuts blanks, non-breaking ones included, and zero-width characters from both ends of what a person pasted. */
export function trimmed(text: string): string {
  return text.replace(/^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/gu, '');
}

/** Names the place of an invisible character or blank inside a value that can hold none. */
export function invisibleProblem(path: string, text: string): FieldProblem | null {
  const at = Array.from(text).findIndex((char) => INVISIBLE.test(char) || /\s/u.test(char));
  return at < 0
    ? null
    : {
        path,
        code: 'storage.invisible_character',
        message: `Character ${at + 1} is a blank or cannot be seen; type the value again without it.`,
      };
}
