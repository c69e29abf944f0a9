/** One figure that a benchmark came to. */
export interface Measurement {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

/** A benchmark is the default export of a file `bench/<name>.bench.ts`. */
export interface Benchmark {
  readonly title: string;
  /** True when it reads TEST_DATABASE_URL and its sisters: real private servers are started for it. */
  readonly needsServers?: boolean;
  run(): Promise<Measurement[]>;
}
