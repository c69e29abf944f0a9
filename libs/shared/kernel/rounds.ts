/** Does something again and again, a while after the round before has ended; never two rounds at once. */
export class Rounds {
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();

  /** @param work is told by its signal to end; what fails in it is its own to tell of */
  constructor(
    private readonly everyMs: number,
    private readonly work: (signal: AbortSignal) => Promise<void>,
  ) {}

  /** The first round comes after the first pause. */
  begin(): void {
    if (this.#stopping.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#round = this.work(this.#stopping.signal).finally(() => this.begin());
    }, this.everyMs);
    this.#timer.unref();
  }

  /** Begins no further round. Resolves when the one under way has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    await this.#round;
  }
}
