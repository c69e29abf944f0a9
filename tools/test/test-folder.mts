import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { holderOf, takeLock } from '../bare/lock.mjs';
import { recordedDaemon } from '../services/daemon.mts';

/** Where a private server is recorded: see daemon.mts. */
const RECORD = /(^|\/)run\/[\w-]+\.json$/;
/** Nothing in a test folder is worth a longer wait. */
const GRACE_MS = 2_000;

/** A new folder for the servers and reports of one test run of this checkout. */
export function makeTestFolder(root: string, base = tmpdir()): string {
  const folder = join(base, `${prefixOf(root)}${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'tmp'), { recursive: true, mode: 0o700 });
  takeLock(join(folder, 'lock'));
  return folder;
}

/** Ends the servers of earlier test runs of this checkout that were killed, and removes their folders. */
export async function clearDeadTestFolders(root: string, base = tmpdir()): Promise<void> {
  const folders = readdirSync(base).filter((name) => name.startsWith(prefixOf(root)));
  for (const folder of folders.map((name) => join(base, name))) {
    if (holderOf(join(folder, 'lock')) !== undefined) continue;
    await removeTestFolder(folder);
  }
}

/** Removes the folder of a test run after ending every server that was started below it, by us or by a test. */
export async function removeTestFolder(folder: string): Promise<void> {
  const records = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    RECORD.test(path),
  );
  await Promise.all(
    records.map((path) => {
      const dir = dirname(dirname(join(folder, path)));
      return recordedDaemon(dir, basename(path, '.json'))?.stop(GRACE_MS);
    }),
  );
  rmSync(folder, { recursive: true, force: true });
}

function prefixOf(root: string): string {
  return `voicekeep-test-${createHash('sha256').update(root).digest('hex').slice(0, 8)}-`;
}
