import { setTimeout as pause } from 'node:timers/promises';

const EMAIL = 'owner@clinic.example';
const PASSWORD = 'correct horse battery';
export const signIn = { email: EMAIL, password: PASSWORD };

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The REST API as an administrator uses it, who tries again while the product restarts. */
export class Api {
  readonly #url: string;
  readonly #origin: string;
  #cookie = '';

  /** @param origin what browsers call the product */
  constructor(url: string, origin: string) {
    this.#url = url;
    this.#origin = origin;
  }

  /** One try; throws when there is no answer. */
  async once(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.#url}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(this.#cookie === '' ? {} : { cookie: this.#cookie, origin: this.#origin }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(40_000),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie !== undefined && path === '/auth/login') this.#cookie = cookie;
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  }

  /** Tries for a minute and a half while the product does not answer or says 5xx. */
  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const deadline = Date.now() + 90_000;
    for (;;) {
      try {
        const answer = await this.once(method, path, body);
        if (answer.status === 401 && path !== '/auth/login') await this.logIn();
        else if (answer.status < 500 || Date.now() > deadline) return answer;
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
      await pause(300);
    }
  }

  /** The body of a success; throws with the status otherwise. */
  async ok<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.call(method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  async logIn(): Promise<void> {
    const { status } = await this.call('POST', '/auth/login', signIn);
    if (status >= 300) throw new Error(`Signing in answered ${status}.`);
  }
}
