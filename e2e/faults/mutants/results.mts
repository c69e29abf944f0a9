/** What became of one mutant. */
export interface MutantResult {
  readonly name: string;
  readonly breaks: string;
  /** Invariants that the campaign saw violated. */
  readonly caughtBy: readonly string[];
  /** Whether one of those that were expected is among them. */
  readonly caught: boolean;
  readonly seconds: number;
}

/** How the product itself came through a campaign. */
export interface ControlResult {
  readonly campaign: string;
  readonly passed: boolean;
  readonly seconds: number;
}

/** The content of dist/faults/mutants.json. */
export interface MutantFigures {
  readonly measuredAt: string;
  readonly seed: number;
  readonly controls: readonly ControlResult[];
  readonly mutants: readonly MutantResult[];
}
