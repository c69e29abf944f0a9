import { errors } from '@voicekeep/shared/errors';
import { withDeadline, type SkewWatch } from '@voicekeep/shared/kernel';
import type { DownloadOptions, SourceMedia, TelephonyAccount } from '@voicekeep/telephony/domain';
import { basicHeader } from './basic-auth';
import { MediaBody } from './media-body';
import { requestMedia, type MediaAnswer } from './media-request';
import { accountPath, mediaBase } from './twilio-base';
import { codeOf, connectionError, NOT_FOUND, refusalError } from './twilio-errors';

const STALL_MS = 30_000;
const REFUSAL_BYTES = 16_384;
const MP3_OF_ENCRYPTED = 16109;
const AUDIO = /^(audio\/|(application|binary)\/octet-stream\b)/i;

/** Media over Node's own HTTP, since Twilio's client cannot fetch binary bodies. */
export class TwilioMedia {
  constructor(
    private readonly account: TelephonyAccount,
    private readonly base: string,
    private readonly stallMs = STALL_MS,
    private readonly skew?: SkewWatch,
  ) {}

  /** Built from base and SIDs alone, always with an extension: without one the answer's form is unsure. */
  private url(recordingSid: string, { format, channels }: DownloadOptions): string {
    const path = `${accountPath(this.account.accountSid)}/Recordings/${recordingSid}.${format}`;
    return `${mediaBase(this.base, this.account)}${path}?RequestedChannels=${channels}`;
  }

  async open(recordingSid: string, options: DownloadOptions): Promise<SourceMedia | null> {
    const abort = new AbortController();
    const headers = {
      Authorization: basicHeader(this.account),
      'Accept-Encoding': 'identity',
      ...(options.range === undefined ? {} : { Range: options.range }),
    };
    try {
      const answer = await withDeadline(
        this.stallMs,
        (signal) => {
          signal.addEventListener('abort', () => abort.abort(signal.reason), { once: true });
          return requestMedia(this.url(recordingSid, options), headers, abort.signal);
        },
        options.signal,
      );
      if (answer.atSource) this.skew?.heard('twilio', answer.response.headers.get('date'));
      if (answer.response.status === 200 || answer.response.status === 206)
        return this.media(answer.response, abort, options);
      return await withDeadline(this.stallMs, () => refused(answer, options), options.signal);
    } catch (error) {
      abort.abort();
      options.signal?.throwIfAborted();
      throw connectionError(error);
    }
  }

  private media(response: Response, abort: AbortController, { signal }: DownloadOptions): SourceMedia {
    const contentType = response.headers.get('content-type') ?? '';
    if (!AUDIO.test(contentType))
      throw errors.unavailable(
        'telephony.media_not_audio',
        'Twilio answered something else than audio; it is tried again.',
        { retryable: true },
      );
    const length = response.headers.get('content-length');
    const encoded = response.headers.get('content-encoding') ?? 'identity';
    const sizeBytes =
      length !== null && /^\d+$/.test(length) && encoded === 'identity' ? Number(length) : null;
    const reader = response.body?.getReader() ?? null;
    return {
      body: new MediaBody(reader, { sizeBytes, stallMs: this.stallMs, abort, outer: signal }),
      contentType,
      sizeBytes,
      contentRange: response.headers.get('content-range'),
    };
  }
}

async function refused({ response, atSource }: MediaAnswer, { channels }: DownloadOptions): Promise<null> {
  const body = await shortText(response);
  const { status } = response;
  const code = codeOf(body);
  if (status === 404 && atSource && (code === NOT_FOUND || body === '')) return null;
  // Twilio documents the bare 400 for two channels of a mono recording, not that the body names 16113.
  const dualOfMono = status === 400 && channels === 2 && code !== MP3_OF_ENCRYPTED;
  throw refusalError({
    status: atSource ? status : 503,
    code: dualOfMono ? 16113 : code,
    retryAfter: response.headers.get('retry-after'),
  });
}

/** The beginning of a refusal's body; the rest is dropped with the connection. */
async function shortText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  for (let size = 0; reader && size < REFUSAL_BYTES;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  await reader?.cancel();
  return Buffer.concat(parts).toString('utf8').trim();
}
