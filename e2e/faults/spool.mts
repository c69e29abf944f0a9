import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const TOO_SMALL = '24m';
const ENOUGH = '700m';

/** The disk for large recordings: a small one of its own where this user may mount one, so that it can be full. */
export class SpoolDisk {
  readonly path: string;
  readonly isMounted: boolean;

  constructor(path: string) {
    this.path = path;
    mkdirSync(path, { recursive: true, mode: 0o700 });
    this.isMounted = tryRun('mount', ['-t', 'tmpfs', '-o', `size=${TOO_SMALL}`, 'tmpfs', path]);
  }

  makeRoom(): void {
    if (this.isMounted) tryRun('mount', ['-o', `remount,size=${ENOUGH}`, this.path]);
  }

  close(): void {
    if (this.isMounted) tryRun('umount', ['-l', this.path]);
  }
}

function tryRun(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
