import type { Operation } from '../requests/operation';
import { SeededRandom } from '../state/seeded-random';
import { fits, type FaultKind } from './fault-kind';

export interface FaultSettings {
  readonly seed: number;
  /** Share of the requests that fail, 0 to 1. */
  readonly rate: number;
  readonly kinds: readonly FaultKind[];
  /** Only these operations; left out, all. */
  readonly operations?: readonly Operation[];
  /** Only these recordings; left out, all requests. */
  readonly recordingSids?: readonly string[];
  /** At most so many faults in all. */
  readonly times?: number;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly recordingSid: string | null;
}

/** How often media is 404 before it appears. */
const EARLY_REFUSALS = 2;

/**
 * Decides which request fails and how. The n-th request for the same method and path always meets the same fate
 * under the same seed, whatever else goes on at the time.
 */
export class FaultPlan {
  private readonly asked = new Map<string, number>();
  private readonly early = new Map<string, number>();
  private left: number;

  constructor(private readonly settings: FaultSettings) {
    this.left = settings.times ?? Infinity;
  }

  decide(request: Asked): FaultKind | null {
    const { operation, recordingSid } = request;
    if (this.settings.operations && !this.settings.operations.includes(operation)) return null;
    if (this.settings.recordingSids && !this.settings.recordingSids.includes(recordingSid ?? '')) return null;
    const key = `${request.method} ${request.path}`;
    const attempt = this.asked.get(key) ?? 0;
    this.asked.set(key, attempt + 1);
    if (operation === 'media' && this.stillEarly(recordingSid)) return '404-early';
    return this.draw(request, new SeededRandom('fault', this.settings.seed, key, attempt));
  }

  private draw(request: Asked, random: SeededRandom): FaultKind | null {
    const kinds = this.settings.kinds.filter((kind) => fits(kind, request.operation));
    if (this.left <= 0 || kinds.length === 0 || !random.chance(this.settings.rate)) return null;
    this.left -= 1;
    const kind = random.pick(kinds);
    if (kind === '404-early' && request.recordingSid)
      this.early.set(request.recordingSid, EARLY_REFUSALS - 1);
    return kind;
  }

  private stillEarly(recordingSid: string | null): boolean {
    const left = this.early.get(recordingSid ?? '') ?? 0;
    if (left > 0) this.early.set(recordingSid ?? '', left - 1);
    return left > 0;
  }
}
