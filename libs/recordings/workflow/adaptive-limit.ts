/** A burst of refusals is one message: halved once for all of it. */
const ONE_BURST_MS = 1000;
const REST_MS = 1000;

/**
 * How much may be under way at one account: half of it after each "too many requests", and one more after as many
 * successes as are under way. All times are monotonic milliseconds.
 */
export class AdaptiveLimit {
  #limit: number;
  #underWay = 0;
  #halvedAt = -Infinity;
  #restsUntil = -Infinity;

  constructor(private readonly most: number) {
    this.#limit = most;
  }

  /** How many more may begin. */
  room(now: number): number {
    return this.rests(now) ? 0 : Math.max(0, Math.floor(this.#limit) - this.#underWay);
  }

  rests(now: number): boolean {
    return now < this.#restsUntil;
  }

  begin(): void {
    this.#underWay += 1;
  }

  end(): void {
    this.#underWay -= 1;
  }

  answered(): void {
    this.#limit = Math.min(this.most, this.#limit + 1 / this.#limit);
  }

  /** @param retryAfterMs as the account asked for, else null */
  slowDown(now: number, retryAfterMs: number | null): void {
    this.#restsUntil = Math.max(this.#restsUntil, now + (retryAfterMs ?? REST_MS));
    if (now - this.#halvedAt < ONE_BURST_MS) return;
    this.#halvedAt = now;
    this.#limit = Math.max(1, this.#limit / 2);
  }
}
