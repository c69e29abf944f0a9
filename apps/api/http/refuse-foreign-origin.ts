import type { Request, RequestHandler } from 'express';
import { errors } from '@voicekeep/shared/errors';
import type { SessionCookie } from '../identity/sessions/session-cookie';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Unsafe calls that bring the cookie must come from a page of ours; without the cookie only a foreign
 * Origin on sign-in is refused. A key in the Authorization header cannot be sent by a foreign page.
 */
export function refuseForeignOrigin(cookie: SessionCookie, origins: readonly string[]): RequestHandler {
  return (request, _response, next) => {
    if (!isAllowed(request, cookie, origins))
      throw errors.forbidden(
        'request.csrf',
        'This call must come from a page of this address; reload and try again.',
      );
    next();
  };
}

function isAllowed(request: Request, cookie: SessionCookie, origins: readonly string[]): boolean {
  if (SAFE.has(request.method) || request.headers.authorization !== undefined) return true;
  const { origin } = request.headers;
  if (origin !== undefined && origins.includes(origin)) return true;
  const isSignIn = /\/auth\/login\/?$/.test(request.path);
  return cookie.read(request) === null && !(isSignIn && origin !== undefined);
}
