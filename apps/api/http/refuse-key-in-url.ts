import type { RequestHandler } from 'express';
import { errors } from '@voicekeep/shared/errors';

const NAMES = new Set(['api_key', 'apikey', 'access_token', 'authorization']);

/** A key in an address ends up in histories and logs of others: refused, even when it is good. */
export function refuseKeyInUrl(): RequestHandler {
  return (request, _response, next) => {
    const query = new URLSearchParams(request.originalUrl.split('?').slice(1).join('?'));
    const found = [...query].some(
      ([name, value]) => NAMES.has(name.toLowerCase()) || value.startsWith('vk_'),
    );
    if (found)
      throw errors.malformed(
        'auth.key_in_url',
        'Send the key in the Authorization header, never in the address; revoke this one, it may be in logs now.',
      );
    next();
  };
}
