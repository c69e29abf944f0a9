import { AsyncLocalStorage } from 'node:async_hooks';
import twilio from 'twilio';
import type { TelephonyAccount } from '@voicekeep/telephony/domain';
import type { AccountCredentials, BasicUser } from './basic-auth';
import { isDefaultHost, TWILIO_API } from './twilio-base';

export const REST_DEADLINE_MS = 15_000;

/** Twilio's own HTTP client, able to be aborted and unable to reach any host but the configured one. */
class HostBoundRequestClient extends twilio.RequestClient {
  readonly #signal = new AsyncLocalStorage<AbortSignal>();

  constructor(private readonly base: string) {
    super({ timeout: REST_DEADLINE_MS, autoRetry: false, maxSockets: 50 });
    this.axios.interceptors.request.use((config) => {
      const signal = this.#signal.getStore();
      return signal ? Object.assign(config, { signal }) : config;
    });
  }

  override request: twilio.RequestClient['request'] = (options) => {
    const { origin, pathname, search } = new URL(options.uri);
    const inside = isDefaultHost(this.base) && /^https:\/\/api(\.[a-z0-9-]+)*\.twilio\.com$/.test(origin);
    return super.request({ ...options, uri: `${inside ? origin : this.base}${pathname}${search}` });
  };

  abortable<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    return this.#signal.run(signal, work);
  }
}

export interface RestAnswer {
  readonly statusCode: number;
  readonly body: unknown;
  readonly headers: unknown;
}

/** Sends one request under `/2010-04-01` with the credentials of the account. */
export type SendRest = (
  method: 'get' | 'delete',
  path: string,
  params: Record<string, string>,
  signal: AbortSignal,
) => Promise<RestAnswer>;

/** @param base where Twilio's REST API is; region and edge count only at Twilio itself */
export function restSender(
  account: TelephonyAccount,
  credentials: AccountCredentials,
  base: string,
): SendRest {
  const http = new HostBoundRequestClient(base);
  const { region, edge } = isDefaultHost(base) ? account : { region: null, edge: null };
  const open = ({ user, password }: BasicUser): twilio.Twilio => {
    const client = twilio(user, password, { accountSid: account.accountSid, httpClient: http });
    // The library takes these from the environment when they are not given; ours are the account's or none.
    client.region = region ?? '';
    client.edge = edge ?? '';
    return client;
  };
  const opened = new Map<BasicUser, twilio.Twilio>();
  const clientOf = (user: BasicUser): twilio.Twilio => {
    const client = opened.get(user) ?? open(user);
    opened.set(user, client);
    return client;
  };
  return (method, path, params, signal) =>
    credentials.ask(
      (user) =>
        http.abortable(signal, () => clientOf(user).request({ method, uri: `${TWILIO_API}${path}`, params })),
      ({ statusCode }) => statusCode === 401,
    );
}
