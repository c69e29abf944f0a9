import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One hash over names and content of the files at or below the given paths that `wanted` lets pass: it changes
 * when one is edited, added, renamed or removed, and never because a file was only touched.
 */
export function hashSources(
  root: string,
  paths: readonly string[],
  wanted: (path: string) => boolean = () => true,
): string {
  const hash = createHash('sha256');
  for (const path of filesBelow(root, paths).filter(wanted)) {
    hash.update(`${path}\0`);
    hash.update(
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest(),
    );
  }
  return hash.digest('hex');
}

/** The files at or below the given paths, relative to the root and sorted; paths that do not exist are left out. */
export function filesBelow(root: string, paths: readonly string[]): string[] {
  return paths.flatMap((path) => list(root, path)).sort();
}

function list(root: string, path: string): string[] {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(root, path))
    .filter((name) => name !== 'node_modules')
    .flatMap((name) => list(root, `${path}/${name}`));
}
