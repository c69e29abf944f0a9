import { Readable } from 'node:stream';
import { errors } from '@voicekeep/shared/errors';
import { connectionError } from './twilio-errors';

export interface MediaBodyOptions {
  /** Known length, else null. */
  readonly sizeBytes: number | null;
  /** How long a reader waits for the next byte. */
  readonly stallMs: number;
  /** Ends the connection. */
  readonly abort: AbortController;
  readonly outer?: AbortSignal | undefined;
}

/**
 * The bytes of a download. Ends only when all of them came: a cut connection, a wrong length, 30 s without a
 * byte or an abort from outside are errors of the stream. The deadline runs only while somebody reads.
 */
export class MediaBody extends Readable {
  #received = 0;
  readonly #forward = (): void => {
    this.destroy(
      this.options.outer?.reason instanceof Error ? this.options.outer.reason : new Error('Aborted'),
    );
  };

  constructor(
    private readonly reader: ReadableStreamDefaultReader<Uint8Array> | null,
    private readonly options: MediaBodyOptions,
  ) {
    super();
    options.outer?.addEventListener('abort', this.#forward, { once: true });
  }

  override _read(): void {
    this.#next().catch((error: unknown) => this.destroy(connectionError(error)));
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.options.outer?.removeEventListener('abort', this.#forward);
    this.options.abort.abort();
    done(error);
  }

  async #next(): Promise<void> {
    const chunk = await this.#chunk();
    if (this.destroyed) return;
    if (chunk) {
      this.#received += chunk.length;
      this.push(chunk);
      return;
    }
    const { sizeBytes } = this.options;
    if (sizeBytes !== null && sizeBytes !== this.#received) throw cut();
    this.push(null);
  }

  async #chunk(): Promise<Uint8Array | null> {
    const { abort, stallMs } = this.options;
    const timer = setTimeout(() => abort.abort(new DOMException('No byte came', 'TimeoutError')), stallMs);
    try {
      for (;;) {
        const read = await this.reader?.read();
        if (!read || read.done) return null;
        if (read.value.length > 0) return read.value;
      }
    } finally {
      clearTimeout(timer);
    }
  }
}

const cut = (): Error =>
  errors.unavailable('telephony.unavailable', 'The download ended early; it is tried again.', {
    retryable: true,
    details: { reason: 'length' },
  });
