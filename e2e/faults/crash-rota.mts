import type { Role } from './cast.mts';

export const CRASH_POINTS = Array.from({ length: 20 }, (_, index) => `C${index}`);
/** Reached while a webhook is answered, so in the API. */
const IN_API = ['C0', 'C1', 'C2', 'C3'];
const IN_WORKER = CRASH_POINTS.filter((point) => !IN_API.includes(point));

/** So many points a life has at once: it ends at the first it comes to. */
const POINTS_PER_LIFE = 6;

/** Which process dies where next: at one of the points that were hit least. */
export class CrashRota {
  readonly #target: number;
  readonly #hits = new Map<string, number>(CRASH_POINTS.map((point) => [point, 0]));

  constructor(target: number) {
    this.#target = target;
  }

  get hits(): Record<string, number> {
    return Object.fromEntries(this.#hits);
  }

  get total(): number {
    return [...this.#hits.values()].reduce((sum, n) => sum + n, 0);
  }

  get isDone(): boolean {
    return CRASH_POINTS.every((point) => this.#of(point) >= this.#target);
  }

  get open(): string[] {
    return CRASH_POINTS.filter((point) => this.#of(point) < this.#target);
  }

  /** The points at one of which the next life of a process ends; empty when there is none for it. */
  next(role: Role): readonly string[] {
    if (role === 'desk') return [];
    return (role === 'api' ? IN_API : IN_WORKER)
      .filter((point) => this.#of(point) < this.#target)
      .sort((a, b) => this.#of(a) - this.#of(b))
      .slice(0, POINTS_PER_LIFE);
  }

  hit(point: string): void {
    this.#hits.set(point, this.#of(point) + 1);
  }

  #of(point: string): number {
    return this.#hits.get(point) ?? 0;
  }
}
