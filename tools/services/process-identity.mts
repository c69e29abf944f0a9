import { readFileSync } from 'node:fs';

/** What tells one process from every other that may carry the same number: boot, number and start time. */
export interface ProcessIdentity {
  pid: number;
  /** Clock ticks from boot to the start of the process: field 22 of /proc/<pid>/stat, see proc(5). */
  startTicks: string;
  bootId: string;
}

/** The identity of a running process; undefined when it is gone, a zombie, or the system has no /proc. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the command name before the last ")" may hold spaces and brackets itself
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    const startTicks = fields[19];
    if (state === undefined || startTicks === undefined || state === 'Z' || state === 'X') return undefined;
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { pid, startTicks, bootId };
  } catch {
    return undefined;
  }
}

/** True while the very process that was recorded still runs, and its command line still names `marker`. */
export function isStillRunning(recorded: ProcessIdentity, marker: string): boolean {
  const now = identityOf(recorded.pid);
  return (
    now !== undefined &&
    now.startTicks === recorded.startTicks &&
    now.bootId === recorded.bootId &&
    commandLineOf(recorded.pid).includes(marker)
  );
}

function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
