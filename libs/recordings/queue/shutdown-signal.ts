/** Tells work under way to stop, and waits for it a while. */
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

  /** Aborts, and resolves when all work ended or the time is over. */
  async stop(withinMs: number): Promise<void> {
    this.#controller.abort(new DOMException('The worker is shutting down.', 'AbortError'));
    const patience = new Promise((resolve) => setTimeout(resolve, withinMs).unref());
    await Promise.race([Promise.allSettled(this.#running), patience]);
  }
}
