export interface ProbeOptions {
  /** How long a caller waits for an answer. */
  readonly deadlineMs: number;
  /** How long an answer is good at least; by default for its callers alone. */
  readonly keepMs?: number;
}

/** What is dear to find is kept longer, so that asking costs a twentieth of the time at most. */
const KEEP_TIMES = 20;
/** While a new answer is late, the last one serves so much longer. */
const STALE_MS = 60_000;
/** A question without an answer for so long is lost, and may be asked again. */
const LOST_MS = 30_000;

/**
 * Asks something that may hang. While an answer is outstanding nobody asks again, so that a server that
 * hangs gathers no queue of questions; an answer that comes late is kept for the next caller.
 */
export class Probe<T> {
  #asked: { readonly at: number; readonly answer: Promise<T | null> } | null = null;
  #kept: { readonly until: number; readonly answer: T } | null = null;

  constructor(
    private readonly ask: () => Promise<T>,
    private readonly options: ProbeOptions,
  ) {}

  /** Never rejects. @returns null when the question failed, or was not answered in time */
  async answer(): Promise<T | null> {
    const now = performance.now();
    if (this.#kept && now < this.#kept.until) return this.#kept.answer;
    if (this.#asked === null || now - this.#asked.at > LOST_MS)
      this.#asked = { at: now, answer: this.begin() };
    return this.within(this.#asked.answer);
  }

  private async begin(): Promise<T | null> {
    // Not before `answer` has noted that the question is asked.
    await Promise.resolve();
    const asked = this.#asked;
    const began = performance.now();
    try {
      const answer = await this.ask();
      this.keep(answer, performance.now() - began);
      return answer;
    } catch {
      this.#kept = null;
      return null;
    } finally {
      if (this.#asked === asked) this.#asked = null;
    }
  }

  private keep(answer: T, tookMs: number): void {
    const { keepMs } = this.options;
    if (keepMs === undefined) return;
    this.#kept = { answer, until: performance.now() + Math.max(keepMs, KEEP_TIMES * tookMs) };
  }

  /** The last answer, when it is not too old to stand in for one that is late. */
  private get stale(): T | null {
    return this.#kept && performance.now() < this.#kept.until + STALE_MS ? this.#kept.answer : null;
  }

  private async within(answer: Promise<T | null>): Promise<T | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<T | null>((resolve) => {
      timer = setTimeout(() => resolve(this.stale), this.options.deadlineMs);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
