import type { Request } from 'express';
import { newId } from '@voicekeep/shared/kernel';

const ids = new WeakMap<object, string>();

/** The id of this request, in logs, problems and audit rows alike; made on first use. */
export function requestIdOf(request: Request): string {
  const given: unknown = 'id' in request ? request.id : undefined;
  if (typeof given === 'string') return given;
  const known = ids.get(request);
  if (known) return known;
  const made = newId();
  ids.set(request, made);
  return made;
}
