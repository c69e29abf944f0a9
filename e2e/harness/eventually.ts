import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until `check` no longer throws, or throws its last error after `withinMs`. */
export async function eventually<T>(check: () => Promise<T>, withinMs = 15_000, everyMs = 100): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(everyMs);
    }
  }
}
