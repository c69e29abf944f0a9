import type { Clock } from '@voicekeep/shared/kernel';

export const LEASE_MS = 30_000;
const RENEW_MS = 10_000;
const RENEW_AGAIN_MS = 2000;
/** Work stops this long before the lease can be taken over, so that what it sent last has left by then. */
const MARGIN_MS = 2000;

/** Runs on while the process is stopped and knows no corrections of the time of day. */
export type Monotonic = () => number;
const sinceStart: Monotonic = () => performance.now();

export interface LeaseTerms {
  readonly clock: Clock;
  /** Ends the work for other reasons. */
  readonly outer: AbortSignal;
  /** Prolongs the claim in the books. @returns false when another owns it now */
  readonly renew: (until: Date) => Promise<boolean>;
  /** A monotonic instant before the claim was asked for. */
  readonly claimedAt: number;
  readonly monotonic?: Monotonic;
}

const lost = (): DOMException => new DOMException('Another worker may have this work now.', 'AbortError');

/** The instant to remember before claiming. */
export const monotonicNow: Monotonic = sinceStart;

/**
 * Keeps a claim alive while its work goes on. `signal` aborts when the claim is lost, and also when its time
 * has passed without a renewal, whatever the reason: a database that is away, or a process that was stopped.
 */
export class LeaseKeeper {
  readonly signal: AbortSignal;
  readonly #lost = new AbortController();
  readonly #monotonic: Monotonic;
  #heldUntil: number;
  #ended = false;
  #renewal: NodeJS.Timeout | undefined;
  #expiry: NodeJS.Timeout | undefined;

  constructor(private readonly terms: LeaseTerms) {
    this.signal = AbortSignal.any([this.#lost.signal, terms.outer]);
    this.#monotonic = terms.monotonic ?? sinceStart;
    this.#heldUntil = terms.claimedAt + LEASE_MS - MARGIN_MS;
    this.plan(RENEW_MS);
    this.watch();
  }

  /** To be called right before anything leaves for the outside. @throws when the claim may be another's by now */
  hold(): void {
    if (this.#monotonic() >= this.#heldUntil) this.#lost.abort(lost());
    this.signal.throwIfAborted();
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#renewal);
    clearTimeout(this.#expiry);
  }

  private plan(afterMs: number): void {
    this.#renewal = setTimeout(() => void this.renew(), afterMs);
  }

  private watch(): void {
    clearTimeout(this.#expiry);
    const left = this.#heldUntil - this.#monotonic();
    this.#expiry = setTimeout(
      () => {
        if (this.#monotonic() >= this.#heldUntil) this.#lost.abort(lost());
        else this.watch();
      },
      Math.max(0, left),
    );
  }

  private async renew(): Promise<void> {
    const askedAt = this.#monotonic();
    const until = new Date(this.terms.clock.now().getTime() + LEASE_MS);
    let kept: boolean | null = null;
    try {
      kept = await this.terms.renew(until);
    } catch {
      // The database is away: asked again soon, and `watch` ends the work if it stays away too long.
    }
    if (this.#ended || this.signal.aborted) return;
    if (kept === false) {
      this.#lost.abort(lost());
      return;
    }
    if (kept) {
      this.#heldUntil = askedAt + LEASE_MS - MARGIN_MS;
      this.watch();
    }
    this.plan(kept ? RENEW_MS : RENEW_AGAIN_MS);
  }
}
