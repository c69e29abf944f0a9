import { readFile, readlink } from 'node:fs/promises';
import { systemCode } from './system-code';

/** Names one process for as long as its machine runs. */
export interface ProcessIdentity {
  /** The running machine and the space its process numbers count in; a container has its own. */
  readonly place: string;
  readonly pid: number;
  /** Clock ticks after the machine's start at which it began: tells a number used again. */
  readonly born: number;
}

/** @returns null where the system does not tell (no Linux): then nobody judges this process but its lease */
export async function ownIdentity(): Promise<ProcessIdentity | null> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const space = await readlink('/proc/self/ns/pid');
    const own = await statOf(process.pid);
    return own && { place: `${boot} ${space}`, pid: process.pid, born: own.born };
  } catch {
    return null;
  }
}

/**
 * Whether a process of our own place has ended for certain. One that is stopped, or that cannot be seen, is alive.
 */
export async function hasEnded({ pid, born }: Pick<ProcessIdentity, 'pid' | 'born'>): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'ESRCH';
  }
  const now = await statOf(pid).catch(() => null);
  return now !== null && (now.born !== born || now.ended);
}

/** See proc(5): the fields after the name in brackets; `Z` and `X` run no more. */
async function statOf(pid: number): Promise<{ readonly born: number; readonly ended: boolean } | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const born = Number(fields[19]);
  return Number.isSafeInteger(born) ? { born, ended: ['Z', 'X'].includes(fields[0] ?? '') } : null;
}
