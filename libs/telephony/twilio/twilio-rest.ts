import Twilio from 'twilio';
import { withDeadline } from '@voicekeep/shared/kernel';
import { PinnedRequestClient } from './pinned-request-client';
import type { BasicPair } from './twilio-credentials';
import { errorOfAnswer, errorOfConnection } from './twilio-errors';
import { isJson } from './twilio-json';

const DEADLINE_MS = 30_000;

export interface RestRequest {
  readonly method: 'get' | 'delete';
  /** Path below the account, such as `/Recordings.json`, or a whole path Twilio gave (`next_page_uri`). */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

export interface RestAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Twilio's 2010-04-01 REST API for one account, through the official client. */
export class TwilioRest {
  readonly #client: ReturnType<typeof Twilio>;

  constructor(
    private readonly apiUrl: string,
    readonly accountSid: string,
    pair: BasicPair,
  ) {
    this.#client = Twilio(pair.username, pair.password, {
      accountSid,
      httpClient: new PinnedRequestClient(apiUrl, DEADLINE_MS),
      // The environment of the host (TWILIO_REGION, TWILIO_EDGE …) must not leak in.
      env: {},
    });
  }

  /** @returns null when Twilio says there is no such thing */
  async send(request: RestRequest): Promise<RestAnswer | null> {
    const answer = await this.exchange(request);
    if (answer.status === 404) return null;
    if (answer.status >= 200 && answer.status < 300) return answer;
    const code = isJson(answer.body) ? answer.body['code'] : null;
    throw errorOfAnswer({
      status: answer.status,
      twilioCode: typeof code === 'number' ? code : null,
      retryAfterSeconds: answer.retryAfterSeconds,
    });
  }

  private async exchange(request: RestRequest): Promise<RestAnswer & { retryAfterSeconds: number | null }> {
    const uri = this.uri(request);
    try {
      const response = await withDeadline(
        DEADLINE_MS,
        (signal) => raced(this.#client.request({ method: request.method, uri }), signal),
        request.signal,
      );
      return {
        status: response.statusCode,
        body: parsed(response.body),
        retryAfterSeconds: retryAfter(response.headers),
      };
    } catch (error) {
      if (request.signal?.aborted) throw error;
      throw errorOfConnection(error);
    }
  }

  private uri({ path, query }: RestRequest): string {
    const whole = path.startsWith('/2010-04-01/') ? path : `/2010-04-01/Accounts/${this.accountSid}${path}`;
    const url = new URL(whole, this.apiUrl);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    return url.toString();
  }
}

/** The official client takes no signal: its answer is left behind when the signal fires first. */
function raced<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject);
  });
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null;
  }
}

function retryAfter(headers: unknown): number | null {
  const value = isJson(headers) ? Number(headers['retry-after']) : NaN;
  return Number.isFinite(value) && value > 0 ? value : null;
}
