/** What one part of the tests came to. */
export interface PartResult {
  passed: number;
  failed: number;
  /** What a person needs to mend it; empty when all passed. */
  failures: readonly string[];
}

/** One part of the tests: a check that counts as one, or a jest run that counts its tests. */
export interface Part {
  name: string;
  /** How many of the two cores it keeps busy. */
  cores: 1 | 2;
  /** Needs the private servers (and the browser). */
  needsServers?: boolean;
  run: (context: PartContext) => Promise<PartResult>;
}

export interface PartContext {
  env: NodeJS.ProcessEnv;
  /** A folder for reports, removed at the end. */
  scratch: string;
  signal: AbortSignal;
}

export const PASSED: PartResult = { passed: 1, failed: 0, failures: [] };

export function failedWith(words: string): PartResult {
  return { passed: 0, failed: 1, failures: [words] };
}
