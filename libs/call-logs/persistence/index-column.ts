import type { ColumnOptions } from 'typeorm';

/** A blind index: 64 hex digits. */
export const INDEX = {
  type: 'char',
  length: 64,
  charset: 'ascii',
  collation: 'ascii_bin',
  nullable: true,
} satisfies ColumnOptions;

/** The blind index under which a phone number is found, whatever it is the number of. */
export const NUMBER_PURPOSE = 'number';
