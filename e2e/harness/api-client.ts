export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** Talks to the REST API as a person's browser (cookie and Origin) or as a program (Bearer key). */
export class ApiClient {
  #cookie: string | null = null;
  #bearer: string | null = null;

  constructor(readonly baseUrl: string) {}

  withBearer(key: string): ApiClient {
    const client = new ApiClient(this.baseUrl);
    client.#bearer = key;
    return client;
  }

  async login(email: string, password: string): Promise<void> {
    const response = await this.send('POST', '/auth/login', { email, password });
    if (response.status >= 300)
      throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
    this.#cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? null;
  }

  send(method: string, path: string, body?: unknown): Promise<Response> {
    const headers: Record<string, string> = {};
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (this.#cookie) Object.assign(headers, { cookie: this.#cookie, origin: this.baseUrl });
    if (this.#bearer) headers['authorization'] = `Bearer ${this.#bearer}`;
    return fetch(`${this.baseUrl}/api/v1${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
  }

  async call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const response = await this.send(method, path, body);
    const text = await response.text();
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T };
  }

  /** The body of a successful answer; throws with status and problem otherwise. */
  async ok<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.call<T>(method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Every item of a list, page by page. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const glue = path.includes('?') ? '&' : '?';
      const page: { items: T[]; nextCursor: string | null } = await this.ok(
        'GET',
        `${path}${glue}limit=200${cursor ? `&cursor=${cursor}` : ''}`,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return items;
  }
}
