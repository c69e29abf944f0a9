import { readFileSync } from 'node:fs';
import { findProgram } from '../services/find-program.mts';

/** What we must know of the machine to install something on it. */
export interface System {
  /** Debian, Ubuntu or a child of theirs, with apt-get. */
  isDebian: boolean;
  isRoot: boolean;
}

export function currentSystem(): System {
  return {
    isDebian: isDebianFamily(readOsRelease()) && findProgram('apt-get') !== undefined,
    isRoot: process.getuid?.() === 0,
  };
}

/** Reads ID and ID_LIKE of os-release(5). */
export function isDebianFamily(osRelease: string): boolean {
  return osRelease
    .split('\n')
    .filter((line) => /^ID(_LIKE)?=/.test(line))
    .some((line) => /\b(debian|ubuntu)\b/.test(line));
}

function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
