import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Agent } from 'node:http';
import { pipeline } from 'node:stream';
import { errors } from '@voicekeep/shared/errors';
import type { SourceMedia } from '@voicekeep/telephony/domain';
import { stallingGuard } from './stalling-guard';
import type { BasicPair } from './twilio-credentials';
import { errorOfAnswer, errorOfConnection } from './twilio-errors';

const ANSWER_DEADLINE_MS = 30_000;
const STALL_MS = 30_000;
const REDIRECTS_MAX = 3;
const ERROR_BODY_MAX = 4_096;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

export interface MediaRequest {
  readonly url: URL;
  readonly pair: BasicPair;
  readonly range?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Keeps connections of one scheme open between downloads. */
  readonly agents: { readonly http: Agent; readonly https: Agent };
}

/**
 * GETs media. Credentials go to the first origin only: a redirect elsewhere is followed without them,
 * over https (or on loopback), at most three times.
 * @returns null when the source says 404
 */
export async function downloadMedia(request: MediaRequest): Promise<SourceMedia | null> {
  let url = request.url;
  for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
    const answer = await open(url, request, url.origin === request.url.origin);
    const status = answer.statusCode ?? 0;
    if (status >= 300 && status < 400 && status !== 304) {
      answer.resume();
      url = redirectTarget(url, answer.headers.location);
      continue;
    }
    if (status === 404) {
      answer.resume();
      return null;
    }
    if (status !== 200 && status !== 206)
      throw errorOfAnswer({
        status,
        twilioCode: await codeIn(answer),
        retryAfterSeconds: retryAfter(answer),
      });
    return mediaOf(answer);
  }
  throw errors.unavailable(
    'telephony.media_redirects',
    'Twilio sent the download in a circle; it is tried again by itself.',
    { retryable: true },
  );
}

function redirectTarget(from: URL, location: string | undefined): URL {
  const target = location === undefined ? null : URL.parse(location, from.href);
  const safe =
    target !== null &&
    (target.protocol === 'https:' ||
      (target.protocol === 'http:' && LOOPBACK.has(target.hostname) && LOOPBACK.has(from.hostname)));
  if (!safe)
    throw errors.unavailable(
      'telephony.media_redirect_unsafe',
      'Twilio sent the download to an address that is not encrypted; it is not followed.',
      { retryable: true },
    );
  return target;
}

function open(
  url: URL,
  { pair, range, signal, agents }: MediaRequest,
  withCredentials: boolean,
): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const outgoing = (secure ? httpsRequest : httpRequest)(
      url,
      {
        method: 'GET',
        agent: secure ? agents.https : agents.http,
        headers: {
          accept: 'audio/*',
          ...(range === undefined ? {} : { range }),
          ...(withCredentials
            ? {
                authorization: `Basic ${Buffer.from(`${pair.username}:${pair.password}`).toString('base64')}`,
              }
            : {}),
        },
        ...(signal ? { signal } : {}),
      },
      (answer) => {
        clearTimeout(deadline);
        resolve(answer);
      },
    );
    const deadline = setTimeout(
      () => outgoing.destroy(new Error(`No answer within ${ANSWER_DEADLINE_MS} ms`)),
      ANSWER_DEADLINE_MS,
    );
    outgoing.once('error', (error) => {
      clearTimeout(deadline);
      reject(signal?.aborted ? error : errorOfConnection(error));
    });
    outgoing.end();
  });
}

function mediaOf(answer: IncomingMessage): SourceMedia {
  const contentType = (answer.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!contentType.startsWith('audio/') && contentType !== 'application/octet-stream') {
    answer.destroy();
    throw errors.unavailable(
      'telephony.media_not_audio',
      'Twilio answered with something that is not audio; it is tried again by itself.',
      { retryable: true },
    );
  }
  const length = answer.headers['content-length'];
  const sizeBytes = length !== undefined && /^\d+$/.test(length) ? Number(length) : null;
  const guard = stallingGuard(STALL_MS, sizeBytes);
  // pipeline, not pipe: a body cut on the way must end the reader with an error.
  pipeline(answer, guard, () => undefined);
  return {
    body: guard,
    contentType,
    sizeBytes,
    contentRange: answer.statusCode === 206 ? (answer.headers['content-range'] ?? null) : null,
  };
}

async function codeIn(answer: IncomingMessage): Promise<number | null> {
  let body = '';
  try {
    for await (const chunk of answer) {
      body += String(chunk);
      if (body.length > ERROR_BODY_MAX) break;
    }
  } catch {
    return null;
  }
  const found = /<Code>(\d+)<\/Code>|"code"\s*:\s*(\d+)/.exec(body);
  const code = found?.[1] ?? found?.[2];
  return code === undefined ? null : Number(code);
}

function retryAfter(answer: IncomingMessage): number | null {
  const seconds = Number(answer.headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}
