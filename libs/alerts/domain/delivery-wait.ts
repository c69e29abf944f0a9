const FIRST_MS = 10_000;
const LIMIT_MS = 15 * 60_000;
const GIVE_UP_MS = 7 * 24 * 3_600_000;

/** How long to wait after that many failures: doubling from 10 s to 15 min, with jitter between half and all of it. */
export function deliveryWaitMs(tries: number, random: () => number = Math.random): number {
  const full = Math.min(LIMIT_MS, FIRST_MS * 2 ** Math.min(tries - 1, 20));
  return Math.round(full * (0.5 + random() / 2));
}

/** A message of last week tells nobody anything. */
export const isTooOld = (createdAt: Date, now: Date): boolean =>
  now.getTime() - createdAt.getTime() > GIVE_UP_MS;
