import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { identityOf, isStillRunning } from './process-identity.mjs';

/**
 * Takes the lock if nobody holds it; a lock whose holder was killed counts as free.
 * Answers how to give it back, or undefined while a running process holds it.
 * @param {string} file
 * @returns {(() => void) | undefined}
 */
export function takeLock(file) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(identityOf(process.pid) ?? { pid: process.pid }), { mode: 0o600 });
  try {
    for (let tries = 0; tries < 3; tries++) {
      if (tryLink(draft, file)) {
        return () => {
          rmSync(file, { force: true });
        };
      }
      if (holderOf(file) !== undefined) return undefined;
      discard(file);
    }
    return undefined;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * The number of the running process that holds the lock.
 * @param {string} file
 * @returns {number | undefined}
 */
export function holderOf(file) {
  try {
    const recorded = JSON.parse(readFileSync(file, 'utf8'));
    const held = recorded.startTicks === undefined ? exists(recorded.pid) : isStillRunning(recorded);
    return held ? recorded.pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Moves a dead holder's lock away; one that another process took in the meantime is put back.
 * @param {string} file
 */
function discard(file) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (holderOf(aside) !== undefined) tryLink(aside, file);
  rmSync(aside, { force: true });
}

/**
 * @param {string} from
 * @param {string} to
 */
function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {number} pid
 */
function exists(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
