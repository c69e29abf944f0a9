import type { ColumnOptions } from 'typeorm';
import type { NumberTerm } from '@voicekeep/call-logs/domain';

/** A blind index: 64 hex digits. */
export const INDEX = {
  type: 'char',
  length: 64,
  charset: 'ascii',
  collation: 'ascii_bin',
  nullable: true,
} satisfies ColumnOptions;

/** The first half of a blind index: still far more than there are numbers. */
export const SHORT_INDEX = { ...INDEX, length: 32 } satisfies ColumnOptions;

/** The blind index under which a phone number is found, whatever it is the number of. */
export const NUMBER_PURPOSE = 'number';

/** Where calls with a tag are looked up. */
export const TAG_INDEX = { purpose: 'call-tag', hexDigits: 32 } as const;

interface IndexedForm {
  readonly purpose: string;
  readonly hexDigits: number;
  readonly columns: readonly [from: string, to: string];
}

/** Where each way to name a number is looked up; a purpose of its own each, so that no two ever match. */
export const NUMBER_INDEXES: Readonly<Record<NumberTerm['form'], IndexedForm>> = {
  full: { purpose: NUMBER_PURPOSE, hexDigits: 64, columns: ['from_index', 'to_index'] },
  last7: { purpose: 'number-last-7', hexDigits: 32, columns: ['from_last7', 'to_last7'] },
  last4: { purpose: 'number-last-4', hexDigits: 32, columns: ['from_last4', 'to_last4'] },
  area: { purpose: 'number-area', hexDigits: 32, columns: ['from_area', 'to_area'] },
};
