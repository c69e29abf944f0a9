import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import { searchPath } from './server-environment.mts';

/** The full path of a program on PATH or in the system's folders; undefined when it is not installed. */
export function findProgram(name: string, path: string = searchPath()): string | undefined {
  return path
    .split(':')
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
