import type { Request } from 'express';

/** One query parameter as text. Sent twice, the last counts; unknown ones are ignored, as at Twilio. */
export function queryText(request: Request, name: string): string | undefined {
  const value: unknown = request.query[name];
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'string' && last !== '' ? last : undefined;
}

export function queryFlag(request: Request, name: string): boolean {
  return queryText(request, name)?.toLowerCase() === 'true';
}

/** A path parameter that the route's pattern guarantees. */
export function pathText(request: Request, name: string): string {
  const value: unknown = request.params[name];
  return typeof value === 'string' ? value : '';
}
