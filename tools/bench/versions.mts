import { spawnSync } from 'node:child_process';
import { searchPath } from '../services/server-environment.mts';

/** Programs a benchmark may rest on; what is not installed is left out. */
const PROGRAMS = [
  ['mariadbd', '--version'],
  ['redis-server', '--version'],
  ['radosgw', '--version'],
  ['rclone', 'version'],
] as const;

/** Name and version of Node and of every server and program there is. */
export function versions(): string[] {
  const env = { ...process.env, PATH: searchPath() };
  const found = PROGRAMS.flatMap(([program, argument]) => {
    const { stdout } = spawnSync(program, [argument], { env, encoding: 'utf8', timeout: 10_000 });
    const version = /\d+\.\d+\.\d+/.exec(stdout ?? '')?.[0];
    return version === undefined ? [] : [`${program} ${version}`];
  });
  return [`node ${process.versions.node}`, ...found];
}
