import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { errors } from '@voicekeep/shared/errors';
import { unexpectedAnswer } from './twilio-errors';

const MAX_REDIRECTS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
/** An idle connection is closed before the other side closes it: a request on one just closed would fail. */
const IDLE_MS = 4_000;

export interface MediaAnswer {
  readonly response: http.IncomingMessage;
  /** Whether the answer comes from the host that the credentials are for. */
  readonly asSource: boolean;
}

/** Kept-alive connections, over Node's own HTTP: a web stream costs several times the processor time per byte. */
export class MediaConnections {
  private readonly kept = { keepAlive: true, noDelay: true, timeout: IDLE_MS };
  private readonly plain = new http.Agent(this.kept);
  private readonly secure = new https.Agent(this.kept);

  /**
   * GETs with redirects followed by hand: the credentials go to the first origin only, and never again once it
   * was left; nothing goes over plain http except on loopback.
   */
  async request(
    url: string,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<MediaAnswer> {
    const { origin } = new URL(url);
    const { Authorization: _secret, ...open } = headers;
    let target = new URL(url);
    let asSource = true;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      asSource &&= target.origin === origin;
      const response = await this.get(target, asSource ? headers : open, signal);
      const { location } = response.headers;
      if (!REDIRECTS.includes(response.statusCode ?? 0) || location === undefined)
        return { response, asSource };
      response.resume();
      target = nextTarget(location, target);
    }
    throw unexpectedAnswer({ reason: 'redirects' });
  }

  private get(
    target: URL,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<http.IncomingMessage> {
    const [transport, agent] = target.protocol === 'https:' ? [https, this.secure] : [http, this.plain];
    return new Promise((resolve, reject) => {
      transport.get(target, { headers, agent, signal }, resolve).once('error', reject);
    });
  }
}

function nextTarget(location: string, from: URL): URL {
  const target = URL.parse(location, from.href);
  if (!target) throw unexpectedAnswer({ reason: 'redirect' });
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const stays = LOOPBACK.test(target.hostname) && LOOPBACK.test(from.hostname);
  const named = isIP(host) === 0 && !LOOPBACK.test(target.hostname);
  if (target.protocol === 'https:' ? stays || named : target.protocol === 'http:' && stays) return target;
  throw errors.unavailable(
    'telephony.redirect_refused',
    'Twilio redirects to an address that is not a host reached by https; it is tried again.',
    { retryable: true },
  );
}
