import { getHeapStatistics } from 'node:v8';

const LOOK_EVERY_MS = 10;
/** So much may gather outside the heap before the young are looked through; at 64 MB V8 goes through all of it. */
const GATHERED_BYTES = 20 * 1024 * 1024;

/**
 * The bytes of recordings pass through memory outside V8's heap and are garbage within milliseconds. They do not fill
 * its young generation, so it would go through the whole heap once for every 64 MB of them, which took half of all
 * processor time. Looking through the young alone frees them for a hundredth of that.
 *
 * Does nothing where Node was started without `--expose-gc` (see node-arguments.json).
 */
export function collectYoungGarbage(): void {
  const { gc } = globalThis;
  if (!gc) return;
  let floor = getHeapStatistics().external_memory;
  setInterval(() => {
    const now = getHeapStatistics().external_memory;
    floor = Math.min(floor, now);
    if (now - floor < GATHERED_BYTES) return;
    gc({ type: 'minor' });
    floor = getHeapStatistics().external_memory;
  }, LOOK_EVERY_MS).unref();
}
