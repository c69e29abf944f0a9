import { readFileSync } from 'node:fs';

/**
 * What tells one process from every other that may carry the same number: boot, number and start time.
 * @typedef {object} ProcessIdentity
 * @property {number} pid
 * @property {string} startTicks clock ticks from boot to its start: field 22 of /proc/<pid>/stat, see proc(5)
 * @property {string} bootId
 */

/**
 * The identity of a running process; undefined when it is gone, a zombie, or the system has no /proc.
 * @param {number} pid
 * @returns {ProcessIdentity | undefined}
 */
export function identityOf(pid) {
  const fields = statOf(pid);
  const [state] = fields;
  const startTicks = fields[19];
  if (state === undefined || startTicks === undefined || state === 'Z' || state === 'X') return undefined;
  return { pid, startTicks, bootId: bootId() };
}

/**
 * True while the very process that was recorded still runs, and its command line still names `marker`.
 * @param {ProcessIdentity} recorded
 * @param {string} [marker]
 */
export function isStillRunning(recorded, marker = '') {
  const now = identityOf(recorded.pid);
  return (
    now !== undefined &&
    now.startTicks === recorded.startTicks &&
    now.bootId === recorded.bootId &&
    commandLineOf(recorded.pid).includes(marker)
  );
}

/**
 * The parent's number; undefined when the process is gone.
 * @param {number} pid
 */
export function parentOf(pid) {
  const parent = Number(statOf(pid)[1]);
  return parent > 0 ? parent : undefined;
}

/**
 * The words of the command line with blanks between; empty when the process is gone.
 * @param {number} pid
 */
export function commandLineOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/**
 * The fields of /proc/<pid>/stat from the third (the state) on.
 * @param {number} pid
 */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the command name before the last ")" may hold spaces and brackets itself
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function bootId() {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}
