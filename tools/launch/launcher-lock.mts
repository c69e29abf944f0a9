import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { holderOf, takeLock } from '../bare/lock.mjs';
import { LaunchError } from '../services/launch-error.mts';

export interface LauncherLock {
  /** Tells a next launcher that this one is ending and worth waiting for. */
  announceEnd(): void;
  release(): void;
}

interface Patience {
  /** For a run whose npm was killed a moment ago and that is about to notice. */
  runningMs: number;
  /** For a run that ends its processes in order. */
  endingMs: number;
}

const PATIENCE: Patience = { runningMs: 3_000, endingMs: 90_000 };

/** Makes this the one launcher of the checkout; waits for one that is ending, names one that runs. */
export async function takeLauncherLock(file: string, patience = PATIENCE): Promise<LauncherLock> {
  const ending = `${file}.ending`;
  const begun = performance.now();
  for (;;) {
    const release = takeLock(file);
    if (release) {
      rmSync(ending, { force: true });
      return {
        announceEnd: () => {
          writeFileSync(ending, '');
        },
        release: () => {
          rmSync(ending, { force: true });
          release();
        },
      };
    }
    const waitedMs = performance.now() - begun;
    if (waitedMs > (existsSync(ending) ? patience.endingMs : patience.runningMs)) {
      const holder = holderOf(file);
      const which = holder === undefined ? '' : ` (process ${holder})`;
      throw new LaunchError(`Voicekeep already runs in this folder${which}: stop it first with Ctrl-C.`);
    }
    await pause(200);
  }
}
