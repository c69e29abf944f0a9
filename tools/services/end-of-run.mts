import { endingSignals } from '../bare/ending-signals.mjs';

/** Aborted with the signal's name when this process is asked to end, or when the one that started it is gone. */
export function endOfRun(): AbortSignal {
  const end = new AbortController();
  for (const signal of endingSignals()) {
    // stays registered: a second Ctrl-C must not cut the orderly end short
    process.on(signal, () => {
      end.abort(signal);
    });
  }
  process.once('disconnect', () => {
    end.abort('SIGTERM');
  });
  process.channel?.unref();
  return end.signal;
}

/** Resolves when the signal is aborted, and keeps this process alive until then. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const alive = setInterval(() => undefined, 60_000);
    const end = () => {
      clearInterval(alive);
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
