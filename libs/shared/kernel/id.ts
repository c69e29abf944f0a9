import { v7, validate } from 'uuid';

/** A new UUIDv7: unique, and in the order of its making. */
export function newId(): string {
  return v7();
}

export function isUuid(text: string): boolean {
  return validate(text);
}
