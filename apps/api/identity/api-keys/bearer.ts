import type { Request } from 'express';

/** What an `Authorization` header brings; null without one. Another scheme than Bearer brings an empty key. */
export function bearerOf(request: Pick<Request, 'headers'>): string | null {
  const header = request.headers.authorization;
  if (header === undefined) return null;
  const [, key = ''] = /^Bearer +(\S+)$/i.exec(header.trim()) ?? [];
  return key;
}
