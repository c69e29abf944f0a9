export interface HandWorkTerms<Item> {
  /** Looks in the books for at most so many pieces that are due. */
  readonly find: (limit: number) => Promise<readonly Item[]>;
  readonly keyOf: (item: Item) => string;
  /** Whose piece it is: a workspace or a bucket. */
  readonly laneOf: (item: Item) => string;
  /** Answers `idle` when there was nothing to do or no room for it. */
  readonly run: (item: Item) => Promise<unknown>;
  readonly atOnce: number;
  /** Whether one more may begin in a lane where so many are under way. */
  readonly hasRoom: (lane: string, underWay: number) => boolean;
  readonly onTrouble: (error: unknown) => void;
}

/** A look brings some more than can begin, so that the next piece is at hand when one ends. */
const AHEAD = 4;

/**
 * Does one kind of work as the books show it, as much at once as may be, and looks for more as soon as what it found
 * is begun. A lane whose pieces hang holds up no other.
 */
export class HandWork<Item> {
  readonly #running = new Map<string, string>();
  readonly #ends = new Set<Promise<void>>();
  #waiting: Item[] = [];
  #mayBeMore = false;
  /** Whether anything of what the last look found could be done. */
  #didSome = false;
  #looking: Promise<void> | null = null;

  constructor(private readonly terms: HandWorkTerms<Item>) {}

  /** One look at a time; while one is on its way another call joins it. */
  look(): Promise<void> {
    this.#looking ??= this.refill().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  /** Begins nothing more. */
  stop(): void {
    this.#waiting = [];
    this.#mayBeMore = false;
  }

  /** Resolves when what was begun has ended. */
  async settled(): Promise<void> {
    while (this.#ends.size > 0) await Promise.all(this.#ends);
  }

  private async refill(): Promise<void> {
    const limit = this.terms.atOnce * AHEAD;
    this.#didSome = false;
    try {
      const found = await this.terms.find(limit);
      this.#mayBeMore = found.length >= limit;
      this.#waiting = found.filter((item) => !this.#running.has(this.terms.keyOf(item)));
    } catch (error) {
      this.#mayBeMore = false;
      this.terms.onTrouble(error);
    }
    this.begin();
  }

  private begin(): void {
    const later: Item[] = [];
    for (const item of this.#waiting.splice(0)) {
      const lane = this.terms.laneOf(item);
      const underWay = [...this.#running.values()].filter((other) => other === lane).length;
      if (this.#running.size < this.terms.atOnce && this.terms.hasRoom(lane, underWay))
        this.start(item, lane);
      else later.push(item);
    }
    this.#waiting.push(...later);
  }

  private start(item: Item, lane: string): void {
    const key = this.terms.keyOf(item);
    if (this.#running.has(key)) return;
    this.#running.set(key, lane);
    const end = this.work(item, key);
    this.#ends.add(end);
    void end.finally(() => this.#ends.delete(end));
  }

  private async work(item: Item, key: string): Promise<void> {
    let outcome: unknown = 'idle';
    try {
      outcome = await this.terms.run(item);
    } catch (error) {
      this.terms.onTrouble(error);
    }
    this.#running.delete(key);
    this.#didSome ||= outcome !== 'idle';
    if (this.#waiting.length > 0) this.begin();
    // Looking again at once for what cannot be done now would never end; the next tick looks anyway.
    else if (this.#mayBeMore && this.#didSome) void this.look();
  }
}
