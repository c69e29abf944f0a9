import type { ColumnOptions } from 'typeorm';

/** Column shapes that every table shares: ids as ASCII text, instants in UTC with milliseconds, cells as text. */
export const ID = {
  type: 'char',
  length: 36,
  charset: 'ascii',
  collation: 'ascii_bin',
} satisfies ColumnOptions;
export const OPTIONAL_ID = { ...ID, nullable: true } satisfies ColumnOptions;
export const INSTANT = { type: 'datetime', precision: 3 } satisfies ColumnOptions;
export const OPTIONAL_INSTANT = { ...INSTANT, nullable: true } satisfies ColumnOptions;
export const CELL = { type: 'text', charset: 'ascii', collation: 'ascii_bin' } satisfies ColumnOptions;
export const OPTIONAL_CELL = { ...CELL, nullable: true } satisfies ColumnOptions;
/** A decimal, which the driver hands over as text, as a number. */
export const OPTIONAL_AMOUNT = {
  ...({ type: 'decimal', precision: 12, scale: 5, nullable: true } as const),
  transformer: {
    to: (value?: number | null) => value,
    from: (value: string | null) => (value === null ? null : Number(value)),
  },
} satisfies ColumnOptions;
/** tinyint(1), read and written as a boolean. */
export const BOOLEAN = {
  type: 'tinyint',
  transformer: {
    to: (value?: boolean | null) => value,
    from: (value: number | null) => (value === null ? null : value === 1),
  },
} satisfies ColumnOptions;
