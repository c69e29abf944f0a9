import twilio from 'twilio';
import { startSandbox, type Sandbox, type SandboxOptions } from '../index';

/** Twilio's own request client, sent to the sandbox instead of api.twilio.com. */
class SandboxRequestClient extends twilio.RequestClient {
  constructor(private readonly base: string) {
    super({ timeout: 10_000 });
  }

  override request: twilio.RequestClient['request'] = (options) =>
    super.request({ ...options, uri: options.uri.replace('https://api.twilio.com', this.base) });
}

/** Twilio's official client for the sandbox, with the account's token unless told otherwise. */
export function officialClient(sandbox: Sandbox, user = sandbox.accountSid, password = sandbox.authToken) {
  return twilio(user, password, {
    accountSid: sandbox.accountSid,
    httpClient: new SandboxRequestClient(sandbox.url),
  });
}

/** A raw GET (or other) under the account's path, authenticated unless `headers` says otherwise. */
export function ask(sandbox: Sandbox, path: string, init: RequestInit = {}): Promise<Response> {
  const basic = Buffer.from(`${sandbox.accountSid}:${sandbox.authToken}`).toString('base64');
  return fetch(`${sandbox.url}/2010-04-01/Accounts/${sandbox.accountSid}${path}`, {
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
    ...init,
    headers: { Authorization: `Basic ${basic}`, ...init.headers },
  });
}

/** An answer's JSON members; an error's body has the status among them. */
export async function answer(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>;
}

/** Sandboxes of one spec file, all closed by `closeAll`. */
export class Sandboxes {
  private readonly open: Sandbox[] = [];

  async start(options: SandboxOptions = {}): Promise<Sandbox> {
    const sandbox = await startSandbox({ recordings: 6, ...options });
    this.open.push(sandbox);
    return sandbox;
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.open.splice(0).map((sandbox) => sandbox.close()));
  }
}
