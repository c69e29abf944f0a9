const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** How long to wait before start number `failures` + 1: a second, doubled each time, at most half a minute. */
export function restartDelayMs(failures: number): number {
  return Math.min(FIRST_MS * 2 ** Math.max(0, failures - 1), LONGEST_MS);
}
