import type { Clock } from './clock';
import { SkewWatch } from './skew-watch';

const WARN_MS = 60_000;
const STOP_MS = 10 * 60_000;
/** A `Date` header counts whole seconds; what is older than this says nothing of now. */
const FRESH_MS = 10 * 60_000;

export type SkewLevel = 'fine' | 'warn' | 'wrong';

/** `warn` is worth a word; `wrong` is no time to copy or delete by. */
export const skewLevel = (skewMs: number): SkewLevel =>
  Math.abs(skewMs) >= STOP_MS ? 'wrong' : Math.abs(skewMs) >= WARN_MS ? 'warn' : 'fine';

/** Believes the answer that lies nearest to our clock: one server with a wrong clock is its own trouble, not ours. */
export class ObservedSkew extends SkewWatch {
  readonly #seen = new Map<string, { readonly skewMs: number; readonly at: number }>();
  #level: SkewLevel = 'fine';

  /** @param onLevel told once per change */
  constructor(
    private readonly clock: Clock,
    private readonly onLevel: (level: SkewLevel, skewMs: number) => void,
    private readonly monotonic: () => number = () => performance.now(),
  ) {
    super();
  }

  override heard(source: string, date: string | null | undefined): void {
    const skewMs = this.clock.now().getTime() - Date.parse(date ?? '');
    if (Number.isNaN(skewMs)) return;
    this.#seen.set(source, { skewMs, at: this.monotonic() });
    const now = this.skewMs() ?? 0;
    const level = skewLevel(now);
    if (level === this.#level) return;
    this.#level = level;
    this.onLevel(level, now);
  }

  override skewMs(): number | null {
    let least: number | null = null;
    for (const [source, { skewMs, at }] of this.#seen) {
      if (this.monotonic() - at > FRESH_MS) this.#seen.delete(source);
      else if (least === null || Math.abs(skewMs) < Math.abs(least)) least = skewMs;
    }
    return least;
  }

  override isWrong(): boolean {
    return skewLevel(this.skewMs() ?? 0) === 'wrong';
  }

  override trusted(now: Date): Date {
    const skewMs = this.skewMs() ?? 0;
    return Math.abs(skewMs) < WARN_MS ? now : new Date(now.getTime() - skewMs);
  }
}
