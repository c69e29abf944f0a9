import { FAULT_KINDS, type FaultKind, kindsFor, type Operation } from './fault-kinds.mts';
import { seededUnit } from './seeded.mts';

export interface FaultSettings {
  readonly seed: number;
  /** Share of the requests that fail, 0 to 1. */
  readonly rate: number;
  /** At most so many faults in all. */
  readonly atMost: number;
  /** Kinds that hold a connection for 30 s or need a person afterwards: at most so many of each. */
  readonly dear: number;
  /** No others; empty: all. */
  readonly kinds?: readonly FaultKind[];
}

const DEAR: readonly FaultKind[] = ['twilio:stall', 's3:stall', 's3:403-key', 's3:wrong-region', 's3:412'];

/** Operations that are few or have many kinds of their own fail more often, so that every kind comes up. */
const RARE: Partial<Record<Operation, number>> = { 'twilio-media': 2, 's3-put': 2, 's3-delete': 3 };

/**
 * Decides which request fails and how. The n-th request of one operation for one subject meets the same fate under
 * the same seed, whatever else goes on; the rarer of the fitting kinds are preferred, so that all of them come up.
 */
export class FaultPlan {
  readonly #settings: FaultSettings;
  readonly #asked = new Map<string, number>();
  readonly #counts = new Map<FaultKind, number>(FAULT_KINDS.map((kind) => [kind, 0]));
  #isOn = false;
  #total = 0;
  lastAt = 0;

  constructor(settings: FaultSettings) {
    this.#settings = settings;
  }

  get total(): number {
    return this.#total;
  }

  get counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }

  begin(): void {
    this.#isOn = true;
  }

  end(): void {
    this.#isOn = false;
  }

  /** @param without kinds that must not happen to this subject */
  decide(operation: Operation, subject: string, without: readonly FaultKind[] = []): FaultKind | null {
    const key = `${operation} ${subject}`;
    const nth = this.#asked.get(key) ?? 0;
    this.#asked.set(key, nth + 1);
    const { seed, rate, atMost } = this.#settings;
    const share = Math.min(0.5, rate * (RARE[operation] ?? 1));
    if (!this.#isOn || this.#total >= atMost || seededUnit(seed, key, nth) >= share) return null;
    const kinds = kindsFor(operation).filter((kind) => !without.includes(kind) && this.#isLeft(kind));
    const weights = kinds.map((kind) => 1 / (1 + this.#count(kind)));
    let at = seededUnit(seed, key, nth, 'kind') * weights.reduce((sum, weight) => sum + weight, 0);
    const kind = kinds.find((_, index) => (at -= weights[index] ?? 0) < 0);
    if (kind === undefined) return null;
    this.#counts.set(kind, this.#count(kind) + 1);
    this.#total += 1;
    this.lastAt = Date.now();
    return kind;
  }

  #count(kind: FaultKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  #isLeft(kind: FaultKind): boolean {
    const { kinds = [] } = this.#settings;
    if (kinds.length > 0 && !kinds.includes(kind)) return false;
    return !DEAR.includes(kind) || this.#count(kind) < this.#settings.dear;
  }
}
