import type { FieldProblem } from '@voicekeep/shared/errors';

/** Keys end at 1,024 bytes; what a template and a file name need is kept free. */
const MAX_PREFIX_BYTES = 512;

/** A prefix is folders of plain characters without a leading, trailing or doubled slash; empty is none. */
export function prefixProblem(prefix: string, path = 'prefix'): FieldProblem | null {
  const fine =
    prefix === '' ||
    (Buffer.byteLength(prefix) <= MAX_PREFIX_BYTES &&
      prefix
        .split('/')
        .every((part) => /^[A-Za-z0-9_.=!'() -]+$/.test(part) && !/^\.{1,2}$|^ | $/.test(part)));
  return fine
    ? null
    : {
        path,
        code: 'storage.prefix_format',
        message:
          'Use folders of letters, digits, dots, hyphens and underscores, parted by single slashes, none at the start: recordings/voicekeep.',
      };
}
