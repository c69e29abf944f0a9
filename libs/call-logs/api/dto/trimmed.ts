import type { TransformFnParams } from 'class-transformer';

/** Takes blanks off both ends of a text; leaves anything else for the validator to refuse. */
export function trimmed({ value }: TransformFnParams): unknown {
  return typeof value === 'string' ? value.trim() : value;
}
