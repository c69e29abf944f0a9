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
