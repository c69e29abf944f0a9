/** So many failures in a row are no accident. */
const OPENS_AFTER = 5;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 5000;
const PROBES_AT_ONCE = 2;

/** `probe`: one is let through to see whether it answers again. */
export type Admission = 'open' | 'probe' | 'refused';

/**
 * Holds work back from something that does not answer, and lets one piece through every few seconds to see
 * whether it does again. All times are monotonic milliseconds.
 */
export class Breaker {
  #failures = 0;
  #tripped = false;
  #pauseMs = FIRST_PAUSE_MS;
  #probeAt = 0;
  #probes = 0;

  get isOpen(): boolean {
    return this.#tripped;
  }

  /** What `admit` would answer. */
  peek(now: number): Admission {
    if (!this.#tripped) return 'open';
    return now >= this.#probeAt && this.#probes < PROBES_AT_ONCE ? 'probe' : 'refused';
  }

  /** A probe is to be given back with `probed`, however it went. */
  admit(now: number): Admission {
    const answer = this.peek(now);
    if (answer !== 'probe') return answer;
    this.#probes += 1;
    this.#probeAt = now + this.#pauseMs;
    return answer;
  }

  probed(): void {
    this.#probes -= 1;
  }

  /** @returns true when work had been held back until now */
  answered(): boolean {
    const recovered = this.#tripped;
    this.#tripped = false;
    this.#failures = 0;
    this.#pauseMs = FIRST_PAUSE_MS;
    return recovered;
  }

  failed(now: number): void {
    this.#failures += 1;
    if (this.#failures >= OPENS_AFTER) this.trip(now);
  }

  /** Holds back at once, without waiting for more failures. */
  trip(now: number): void {
    if (this.#tripped) this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
    this.#tripped = true;
    this.#probeAt = now + this.#pauseMs;
  }
}
