import type { Role } from './cast.mts';

export const CRASH_POINTS = Array.from({ length: 20 }, (_, index) => `C${index}`);
/** Reached while a webhook is answered, so in the API. */
const IN_API = ['C0', 'C1', 'C2', 'C3'];
const IN_WORKER = CRASH_POINTS.filter((point) => !IN_API.includes(point));

/** Which process dies where next: the point that was hit least, one process at a time for each. */
export class CrashRota {
  readonly #target: number;
  readonly #hits = new Map<string, number>(CRASH_POINTS.map((point) => [point, 0]));
  readonly #assigned = new Map<Role, string>();
  /** Points given up for a while because nothing passed them. */
  readonly #resting = new Map<string, number>();

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

  /** Takes the next point for a process; null when there is none for it at the moment. */
  assign(role: Role): string | null {
    this.#assigned.delete(role);
    const next = this.next(role);
    if (next !== null) this.#assigned.set(role, next);
    return next;
  }

  next(role: Role): string | null {
    if (role === 'desk') return null;
    const taken = new Set(this.#assigned.values());
    const now = Date.now();
    const fitting = (role === 'api' ? IN_API : IN_WORKER).filter(
      (point) => this.#of(point) < this.#target && !taken.has(point) && (this.#resting.get(point) ?? 0) < now,
    );
    const [next = null] = fitting.sort((a, b) => this.#of(a) - this.#of(b));
    return next;
  }

  hit(role: Role, point: string): void {
    this.#assigned.delete(role);
    this.#hits.set(point, this.#of(point) + 1);
  }

  rest(role: Role, point: string): void {
    this.#assigned.delete(role);
    this.#resting.set(point, Date.now() + 8_000);
  }

  #of(point: string): number {
    return this.#hits.get(point) ?? 0;
  }
}
