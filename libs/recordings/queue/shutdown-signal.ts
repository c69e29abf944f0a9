/** Tells work under way to stop, and waits for it. */
export class ShutdownSignal {
  readonly #controller = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  async track<T>(work: Promise<T>): Promise<T> {
    this.#running.add(work);
    try {
      return await work;
    } finally {
      this.#running.delete(work);
    }
  }

  /** Aborts, and resolves when all tracked work ended. */
  async stop(): Promise<void> {
    this.#controller.abort(new DOMException('The worker is shutting down.', 'AbortError'));
    await Promise.allSettled(this.#running);
  }
}
