import type { IncomingMessage } from 'node:http';
import { errors } from '@voicekeep/shared/errors';
import { type SkewWatch, WatchedBody, withDeadline } from '@voicekeep/shared/kernel';
import type { DownloadOptions, SourceMedia, TelephonyAccount } from '@voicekeep/telephony/domain';
import { type AccountCredentials, basicHeader } from './basic-auth';
import { type MediaAnswer, MediaConnections } from './media-request';
import { accountPath, mediaBase } from './twilio-base';
import { bodyFault, codeOf, connectionError, NOT_FOUND, refusalError } from './twilio-errors';

const STALL_MS = 30_000;
const REFUSAL_BYTES = 16_384;
const DUAL_OF_MONO = 16113;
const MP3_OF_ENCRYPTED = 16109;
const AUDIO = /^(audio\/|(application|binary)\/octet-stream\b)/i;

export interface TwilioSourceOptions {
  /** How long a download may stand still; 30 s unless told. */
  readonly stallMs?: number | undefined;
  /** Hears the time Twilio says. */
  readonly skew?: SkewWatch | undefined;
}

/** Media over Node's own HTTP, since Twilio's client cannot fetch binary bodies. */
export class TwilioMedia {
  private readonly connections = new MediaConnections();
  private readonly stallMs: number;

  constructor(
    private readonly account: TelephonyAccount,
    private readonly credentials: AccountCredentials,
    private readonly base: string,
    private readonly options: TwilioSourceOptions = {},
  ) {
    this.stallMs = options.stallMs ?? STALL_MS;
  }

  /** Built from base and SIDs alone, always with an extension: without one the answer's form is unsure. */
  private url(recordingSid: string, { format, channels }: DownloadOptions): string {
    const path = `${accountPath(this.account.accountSid)}/Recordings/${recordingSid}.${format}`;
    return `${mediaBase(this.base, this.account)}${path}?RequestedChannels=${channels}`;
  }

  async open(recordingSid: string, options: DownloadOptions): Promise<SourceMedia | null> {
    let response: IncomingMessage | undefined;
    try {
      const answer = await this.ask(this.url(recordingSid, options), options);
      response = answer.response;
      if (answer.asSource) this.options.skew?.heard('twilio', response.headers.date);
      const { statusCode } = response;
      if (statusCode === 200 || statusCode === 206) return this.media(response, options);
      return await withDeadline(this.stallMs, (signal) => refused(answer, options, signal), options.signal);
    } catch (error) {
      response?.destroy();
      options.signal?.throwIfAborted();
      throw connectionError(error);
    }
  }

  private ask(url: string, { range, signal }: DownloadOptions): Promise<MediaAnswer> {
    const headers = { 'Accept-Encoding': 'identity', ...(range === undefined ? {} : { Range: range }) };
    return this.credentials.ask(
      (user) =>
        withDeadline(
          this.stallMs,
          (within) => this.connections.request(url, { ...headers, Authorization: basicHeader(user) }, within),
          signal,
        ),
      ({ response, asSource }) => asSource && response.statusCode === 401,
    );
  }

  private media(response: IncomingMessage, { signal }: DownloadOptions): SourceMedia {
    const contentType = response.headers['content-type'] ?? '';
    const encoded = response.headers['content-encoding'] ?? 'identity';
    if (!AUDIO.test(contentType) || encoded !== 'identity')
      throw errors.unavailable(
        'telephony.media_not_audio',
        'Twilio answered something else than audio; it is tried again.',
        { retryable: true },
      );
    const length = response.headers['content-length'];
    const sizeBytes = length !== undefined && /^\d+$/.test(length) ? Number(length) : null;
    return {
      body: new WatchedBody(response, { sizeBytes, stallMs: this.stallMs, signal, nameFault: bodyFault }),
      contentType,
      sizeBytes,
      contentRange: response.headers['content-range'] ?? null,
    };
  }
}

async function refused(
  { response, asSource }: MediaAnswer,
  { channels }: DownloadOptions,
  signal: AbortSignal,
): Promise<null> {
  const body = await shortText(response, signal);
  const status = response.statusCode ?? 0;
  const code = codeOf(body);
  if (status === 404 && asSource && (code === NOT_FOUND || body === '')) return null;
  // Twilio documents the bare 400 for two channels of a mono recording, not that the body names 16113.
  const dualOfMono = status === 400 && channels === 2 && code !== MP3_OF_ENCRYPTED;
  throw refusalError({
    status: asSource ? status : 503,
    code: dualOfMono ? DUAL_OF_MONO : code,
    retryAfter: response.headers['retry-after'] ?? null,
  });
}

/** The beginning of a refusal's body; a longer one is dropped with its connection. */
async function shortText(response: IncomingMessage, signal: AbortSignal): Promise<string> {
  const end = (): void => void response.destroy();
  signal.addEventListener('abort', end, { once: true });
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    if (!Buffer.isBuffer(part)) continue;
    parts.push(part);
    size += part.length;
    if (size >= REFUSAL_BYTES) break;
  }
  signal.removeEventListener('abort', end);
  return Buffer.concat(parts).toString('utf8').trim();
}
