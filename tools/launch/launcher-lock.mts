import { setTimeout as pause } from 'node:timers/promises';
import { holderOf, takeLock } from '../bare/lock.mjs';
import { LaunchError } from '../services/launch-error.mts';

/** A run that was just told to end, or whose terminal was killed, needs a moment to end its servers. */
const PATIENCE_MS = 3_000;

/** Makes this the one launcher of the checkout; says so when another one runs. Answers how to give it back. */
export async function takeLauncherLock(file: string, patienceMs = PATIENCE_MS): Promise<() => void> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const release = takeLock(file);
    if (release) return release;
    if (performance.now() > end) {
      const holder = holderOf(file);
      const which = holder === undefined ? '' : ` (process ${holder})`;
      throw new LaunchError(`Voicekeep already runs in this folder${which}: stop it first with Ctrl-C.`);
    }
    await pause(200);
  }
}
