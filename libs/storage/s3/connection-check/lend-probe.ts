import { withDeadline } from '@voicekeep/shared/kernel';
import type { CheckWatcher } from '@voicekeep/storage/domain';
import { abortable } from './abortable';
import type { CheckContext } from './check-context';

/** A browser that cannot reach the store gives up after five seconds. */
const LOAN_MS = 6_000;
const LENT_BYTES = 100;

/** Lets the browser that ordered the test read the probe as it would play a recording. Ends in any case, and never throws. */
export async function lendProbe(context: CheckContext, watcher: CheckWatcher): Promise<void> {
  const { store, probe, playback, written } = context;
  if (!watcher.lend || playback === 'proxied' || !written.has(probe.key)) return;
  try {
    const { url } = await store.signedUrl(probe.key, { ttlSeconds: 60, contentType: 'audio/wav' });
    const loan = watcher.lend({
      url,
      range: `bytes=0-${LENT_BYTES - 1}`,
      expected: probe.bytes.subarray(0, LENT_BYTES).toString('base64'),
    });
    await withDeadline(LOAN_MS, (signal) => abortable(loan, signal));
  } catch {
    // Its time is over, given back or not.
  }
}
