import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Outage = 'none' | 'reset' | '503';

/** A server on loopback that stands in front of another and may be out for a while. */
export abstract class Gateway {
  readonly #server: Server;
  outage: Outage = 'none';
  /** How far the `Date` of its answers is off, in milliseconds. */
  skewMs = 0;

  constructor() {
    this.#server = createServer({ keepAliveTimeout: 75_000 }, (asked, response) => {
      if (this.outage === 'reset') {
        asked.socket.destroy();
        return;
      }
      if (this.outage === '503') {
        asked.resume();
        response.writeHead(503).end();
        return;
      }
      if (this.skewMs !== 0) response.setHeader('date', this.date());
      this.serve(asked, response).catch(() => asked.socket.destroy());
    });
  }

  protected abstract serve(asked: IncomingMessage, response: ServerResponse): Promise<void>;

  /** What the header says that is to be changed while the clock is skewed. */
  protected skewed(): Record<string, string> {
    return this.skewMs === 0 ? {} : { date: this.date() };
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  private date(): string {
    return new Date(Date.now() + this.skewMs).toUTCString();
  }
}
