import { Readable } from 'node:stream';

export interface BodyWatch {
  /** How many bytes have to come; null when the sender did not say. */
  readonly sizeBytes: number | null;
  /** How long a reader waits for the next byte. */
  readonly stallMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Names the end of a body that is not whole: nothing came in time, other than `sizeBytes` came, or the connection's own fault. */
  readonly nameFault: (fault: BodyFault, cause?: unknown) => Error;
}

export type BodyFault = 'stalled' | 'short' | 'broken';

/**
 * The bytes of an HTTP answer, chunk by chunk as they came, without a copy. Ends well only when all of them came:
 * a cut connection, a wrong length, a silence or an abort from outside are errors of the stream. Silence counts
 * only while somebody reads.
 */
export class WatchedBody extends Readable {
  #received = 0;
  #ended = false;
  #silence: NodeJS.Timeout | undefined;
  readonly #abort = (): void => void this.destroy(reasonOf(this.watch.signal));

  constructor(
    private readonly source: Readable,
    private readonly watch: BodyWatch,
  ) {
    super();
    // Paused first, so that listening does not start the flow before somebody reads.
    source.pause();
    source.on('data', (chunk: Buffer) => this.accept(chunk));
    source.once('end', () => this.finish());
    source.once('error', (error) => this.fail('broken', error));
    source.once('close', () => this.fail('short'));
    if (watch.signal?.aborted) this.#abort();
    else watch.signal?.addEventListener('abort', this.#abort, { once: true });
  }

  override _read(): void {
    this.#silence ??= setTimeout(() => this.fail('stalled'), this.watch.stallMs);
    this.source.resume();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.hush();
    this.watch.signal?.removeEventListener('abort', this.#abort);
    // Destroying an answer that came whole leaves its connection to the next request.
    this.source.on('error', () => undefined).destroy();
    done(error);
  }

  private accept(chunk: Buffer): void {
    this.#received += chunk.length;
    if (this.push(chunk)) {
      this.#silence?.refresh();
      return;
    }
    this.source.pause();
    this.hush();
  }

  private finish(): void {
    const { sizeBytes } = this.watch;
    if (sizeBytes !== null && sizeBytes !== this.#received) return this.fail('short');
    this.#ended = true;
    this.hush();
    this.push(null);
  }

  private fail(fault: BodyFault, cause?: unknown): void {
    if (!this.#ended && !this.destroyed) this.destroy(this.watch.nameFault(fault, cause));
  }

  private hush(): void {
    clearTimeout(this.#silence);
    this.#silence = undefined;
  }
}

const reasonOf = (signal: AbortSignal | undefined): Error =>
  signal?.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError');
