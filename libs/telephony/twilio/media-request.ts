import { errors } from '@voicekeep/shared/errors';
import { unexpectedAnswer } from './twilio-errors';

const MAX_REDIRECTS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

export interface MediaAnswer {
  readonly response: Response;
  /** Whether the answer comes from the host that the credentials are for. */
  readonly atSource: boolean;
}

/**
 * GETs with redirects followed by hand: the credentials go to the first origin only, and nothing goes over
 * plain http except on loopback.
 */
export async function requestMedia(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<MediaAnswer> {
  const { origin } = new URL(url);
  let target = new URL(url);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const atSource = target.origin === origin;
    const { Authorization: _secret, ...open } = headers;
    const response = await fetch(target, { headers: atSource ? headers : open, redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (!REDIRECTS.includes(response.status) || location === null) return { response, atSource };
    await response.body?.cancel();
    target = nextTarget(location, target);
  }
  throw unexpectedAnswer({ reason: 'redirects' });
}

function nextTarget(location: string, from: URL): URL {
  const target = URL.parse(location, from.href);
  if (!target) throw unexpectedAnswer({ reason: 'redirect' });
  const plainIsFine = LOOPBACK.test(target.hostname) && LOOPBACK.test(from.hostname);
  if (target.protocol === 'https:' || (target.protocol === 'http:' && plainIsFine)) return target;
  throw errors.unavailable(
    'telephony.redirect_refused',
    'Twilio redirects to an address that is not https; it is tried again.',
    { retryable: true },
  );
}
