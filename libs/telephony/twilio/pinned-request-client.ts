import RequestClient from 'twilio/lib/base/RequestClient';
import TwilioResponse from 'twilio/lib/http/response';

/**
 * The official client's transport, pointed at the configured API address. Credentials never go anywhere
 * else: whatever host the client asks for is replaced, and redirects are not followed.
 */
export class PinnedRequestClient extends RequestClient {
  readonly #base: URL;

  constructor(apiUrl: string, timeoutMilliseconds: number) {
    super({ timeout: timeoutMilliseconds, keepAlive: true, maxSockets: 20 });
    this.#base = new URL(apiUrl);
  }

  override request<TData>(options: RequestClient.RequestOptions<TData>): Promise<TwilioResponse<TData>> {
    const asked = new URL(options.uri);
    const pinned = new URL(asked.pathname + asked.search, this.#base);
    return super.request<TData>({ ...options, uri: pinned.toString(), allowRedirects: false });
  }
}
