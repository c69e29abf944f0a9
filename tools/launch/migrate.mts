import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { logFile } from '../services/daemon.mts';
import { lastLines } from '../services/last-lines.mts';
import { LaunchError } from '../services/launch-error.mts';
import { tryCommand } from '../services/run-command.mts';
import { workspace } from './workspace.mts';

const FIVE_MINUTES_MS = 300_000;

/** Brings the database to the shape of this version; what it said is in .voicekeep/logs/migrate.log. */
export async function migrate(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const main = join(workspace.server, 'apps/api/migrate.js');
  const options = { env, cwd: workspace.root, timeoutMs: FIVE_MINUTES_MS, signal };
  const { code, stdout, stderr } = await tryCommand(
    process.execPath,
    ['--enable-source-maps', main],
    options,
  );
  const log = logFile(workspace.state, 'migrate');
  mkdirSync(dirname(log), { recursive: true });
  writeFileSync(log, stdout + stderr, { mode: 0o600 });
  if (code === 0) return;
  throw new LaunchError(`The database could not be migrated (${log}):\n${lastLines(log).join('\n')}`);
}
