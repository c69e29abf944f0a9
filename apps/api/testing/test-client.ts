import { OWNER, PUBLIC_URL } from './test-api';

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & { code?: string; items?: Record<string, unknown>[] };
}

/** Talks to the API as a browser of ours, or with whatever headers it was given. */
export class TestClient {
  constructor(
    private readonly url: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  static async signedIn(url: string, who: { email: string; password: string } = OWNER): Promise<TestClient> {
    const { status, headers } = await new TestClient(url).post('/auth/login', who);
    if (status !== 200) throw new Error(`Signing in answered ${status}.`);
    const [cookie = ''] = (headers.getSetCookie()[0] ?? '').split(';');
    return new TestClient(url, { cookie, origin: PUBLIC_URL });
  }

  with(headers: Record<string, string>): TestClient {
    return new TestClient(this.url, headers);
  }

  get(path: string): Promise<TestAnswer> {
    return this.send('GET', path);
  }

  post(path: string, body?: unknown): Promise<TestAnswer> {
    return this.send('POST', path, body);
  }

  put(path: string, body: unknown): Promise<TestAnswer> {
    return this.send('PUT', path, body);
  }

  patch(path: string, body: unknown): Promise<TestAnswer> {
    return this.send('PATCH', path, body);
  }

  delete(path: string): Promise<TestAnswer> {
    return this.send('DELETE', path);
  }

  async send(method: string, path: string, body?: unknown): Promise<TestAnswer> {
    const response = await fetch(`${this.url}${path.startsWith('/health') ? '' : '/api/v1'}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...this.headers },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? {} : (JSON.parse(text) as TestAnswer['body']),
    };
  }
}
