import { tool, workspace } from '../launch/workspace.mts';
import { tryCommand } from '../services/run-command.mts';
import { failedWith, PASSED, type PartContext, type PartResult } from './part.mts';

/** Its storm ends by itself after eight minutes, and its rest after five more. */
const LONGEST_MS = 35 * 60_000;
const LINES = 60;

/** The short campaign of faults, on servers of its own; it counts as one test. */
export async function runFaults({ env, signal }: PartContext): Promise<PartResult> {
  const args = ['e2e/faults/run.mts', '--profile', 'short'];
  const options = { env, signal, cwd: workspace.root, timeoutMs: LONGEST_MS };
  const { code, stdout, stderr } = await tryCommand(tool('node'), args, options);
  if (code === 0) return PASSED;
  // the verdict and the seed stand at the end
  return failedWith(`${stdout}\n${stderr}`.trim().split('\n').slice(-LINES).join('\n'));
}
