const QUICK_TRIES = 10;
const QUICK_LIMIT_MS = 30_000;
const SLOW_LIMIT_MS = 600_000;
const FIRST_MS = 500;

/**
 * How long to wait after that many failures in a row: doubling, at most 30 s for the first ten and 10 min
 * later, with jitter between half and all of it so that many do not come back at once.
 */
export function backOffMs(tries: number, random: () => number = Math.random): number {
  const limit = tries <= QUICK_TRIES ? QUICK_LIMIT_MS : SLOW_LIMIT_MS;
  const full = Math.min(limit, FIRST_MS * 2 ** Math.min(tries, 30));
  return Math.round(full * (0.5 + random() / 2));
}

const PURGE_WAITS_MS: readonly number[] = [1000, 4000, 16_000];
const SWEEP_MS = 60_000;

/** The wait before deleting again: 1, 4 and 16 s, then every 60 s, and whether a person should look. */
export function purgeRetry(tries: number): { readonly waitMs: number; readonly attention: boolean } {
  const waitMs = PURGE_WAITS_MS[tries - 1];
  return waitMs === undefined ? { waitMs: SWEEP_MS, attention: true } : { waitMs, attention: false };
}
