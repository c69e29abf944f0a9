import type { Operation } from '../requests/operation';

/** The ways Twilio, or the way to it, can fail. */
export const FAULT_KINDS = [
  '404-early',
  '404-for-good',
  '401',
  '429',
  '503',
  'cut-with-length',
  'cut-chunked',
  'cut-without-length',
  'reset',
  'stall',
  'empty',
  'wrong-type',
  'redirect',
  'delete-applied-then-reset',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

const ANYWHERE: readonly FaultKind[] = ['401', '429', '503', 'reset'];

export function isFaultKind(value: unknown): value is FaultKind {
  return FAULT_KINDS.some((kind) => kind === value);
}

/** Which faults make sense for an operation: damaged bodies are for media only. */
export function fits(kind: FaultKind, operation: Operation): boolean {
  if (ANYWHERE.includes(kind)) return true;
  return kind === 'delete-applied-then-reset' ? operation === 'delete-recording' : operation === 'media';
}
