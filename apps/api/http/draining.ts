import type { Server, ServerResponse } from 'node:http';

/** Longer than any answer takes but a download, which its reader may ask for again from where it broke off. */
const LONGEST_MS = 10_000;
const LOOK_EVERY_MS = 50;

/**
 * Has a server answer what it was asked before it ends: a webhook that is cut off may never be sent again. Streams of
 * events, which have no end of their own, are ended; their readers connect to the next process.
 */
export class Draining {
  readonly #open = new Set<ServerResponse>();

  constructor(private readonly server: Server) {
    server.on('request', (_request, response: ServerResponse) => {
      this.#open.add(response);
      response.once('close', () => this.#open.delete(response));
    });
  }

  /** Takes no more connections. Resolves when all that was asked is answered, or has taken too long. */
  async drain(longestMs = LONGEST_MS): Promise<void> {
    const closed = new Promise<void>((done) => this.server.close(() => done()));
    for (const response of this.#open) {
      // Its connection is not to be used for the next question.
      response.shouldKeepAlive = false;
      if (isEventStream(response)) response.end();
    }
    const looking = setInterval(() => this.server.closeIdleConnections(), LOOK_EVERY_MS);
    const patience = setTimeout(() => this.server.closeAllConnections(), longestMs);
    await closed;
    clearInterval(looking);
    clearTimeout(patience);
  }
}

const isEventStream = (response: ServerResponse): boolean =>
  String(response.getHeader('content-type')).startsWith('text/event-stream');
