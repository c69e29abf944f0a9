import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holderOf, takeLock } from '../bare/lock.mjs';
import { stopServices } from '../services/service-set.mts';

/** A new folder for the servers and reports of one test run of this checkout. */
export function makeTestFolder(root: string, base = tmpdir()): string {
  const folder = join(base, `${prefixOf(root)}${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  takeLock(join(folder, 'lock'));
  return folder;
}

/** Ends the servers of earlier test runs of this checkout that were killed, and removes their folders. */
export async function clearDeadTestFolders(root: string, base = tmpdir()): Promise<void> {
  const folders = readdirSync(base).filter((name) => name.startsWith(prefixOf(root)));
  for (const folder of folders.map((name) => join(base, name))) {
    if (holderOf(join(folder, 'lock')) !== undefined) continue;
    await stopServices(join(folder, 'services'));
    rmSync(folder, { recursive: true, force: true });
  }
}

function prefixOf(root: string): string {
  return `voicekeep-test-${createHash('sha256').update(root).digest('hex').slice(0, 8)}-`;
}
