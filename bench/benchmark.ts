/** One figure that a benchmark came to. */
export interface Measurement {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The same figure of what it is measured against, taken in the same run. */
  readonly beside?: { readonly name: string; readonly value: number };
}

export interface BenchmarkOptions {
  /** A try on a tenth of the work: its figures say whether it runs, not how fast. */
  readonly quick: boolean;
  readonly signal: AbortSignal;
}

/** A benchmark is the default export of a file `bench/<name>.bench.ts`. */
export interface Benchmark {
  readonly title: string;
  /** True when it reads TEST_DATABASE_URL and its sisters: real private servers are started for it. */
  readonly needsServers?: boolean;
  /** True when it is measured against Debian's rclone. */
  readonly needsRclone?: boolean;
  /** True when it looks at the admin: Chromium is there for it, and the admin is built. */
  readonly needsBrowser?: boolean;
  /** How it was measured, one sentence each; printed and kept beside the figures. */
  readonly notes?: readonly string[];
  run(options: BenchmarkOptions): Promise<Measurement[]>;
}
