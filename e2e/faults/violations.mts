export type Invariant =
  | 'I1'
  | 'I2'
  | 'I3'
  | 'I4'
  | 'I5'
  | 'I6'
  | 'I7'
  | 'I8'
  | 'I9'
  | 'convergence'
  | 'webhooks'
  | 'toggle'
  | 'cors'
  | 'twice';

const SHOWN_EACH = 5;

/** What must never happen and did. */
export class Violations {
  readonly #found = new Map<Invariant, string[]>();

  add(invariant: Invariant, what: string): void {
    const known = this.#found.get(invariant) ?? [];
    known.push(what);
    this.#found.set(invariant, known);
    if (known.length <= SHOWN_EACH) console.log(`VIOLATION ${invariant}: ${what}`);
  }

  get count(): number {
    return [...this.#found.values()].reduce((sum, each) => sum + each.length, 0);
  }

  /** Whether one of these was violated. */
  hasOneOf(invariants: readonly string[]): boolean {
    return [...this.#found.keys()].some((invariant) => invariants.includes(invariant));
  }

  get byInvariant(): Record<string, number> {
    return Object.fromEntries([...this.#found].map(([invariant, each]) => [invariant, each.length]));
  }

  get lines(): string[] {
    return [...this.#found].flatMap(([invariant, each]) =>
      each.slice(0, SHOWN_EACH).map((what) => `${invariant}: ${what}`),
    );
  }
}
