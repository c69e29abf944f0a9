import { readFileSync } from 'node:fs';
import { constants } from 'node:os';

/**
 * The signals that ask this process to end. SIGHUP is one of them unless nohup made us deaf to it.
 * @returns {('SIGINT' | 'SIGTERM' | 'SIGHUP')[]}
 */
export function endingSignals() {
  return isIgnored(constants.signals.SIGHUP) ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
}

/**
 * SigIgn of /proc/self/status is a bit mask in hex, signal 1 lowest: see proc(5).
 * @param {number} signal
 */
function isIgnored(signal) {
  try {
    const mask = /^SigIgn:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
    return (BigInt(`0x${mask}`) & (1n << BigInt(signal - 1))) !== 0n;
  } catch {
    return false;
  }
}
