import { setTimeout as pause } from 'node:timers/promises';

interface Patience {
  deadlineMs: number;
  everyMs?: number;
}

/**
 * Asks `ready` again and again until it answers true; a throw counts as "not yet".
 * Answers false when the deadline passes first.
 */
export async function waitUntil(
  ready: () => boolean | Promise<boolean>,
  { deadlineMs, everyMs = 50 }: Patience,
): Promise<boolean> {
  const end = performance.now() + deadlineMs;
  do {
    try {
      if (await ready()) return true;
    } catch {
      // not yet
    }
    await pause(everyMs);
  } while (performance.now() < end);
  return false;
}
