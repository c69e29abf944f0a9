import { tryCommand } from '../services/run-command.mts';
import { tool, workspace } from '../launch/workspace.mts';
import { failedWith, PASSED, type PartContext, type PartResult } from './part.mts';

const TEN_MINUTES_MS = 600_000;
const LINES = 120;

/** Runs a tool of node_modules; it counts as one test that passed when the tool exits with 0. */
export async function check(
  context: PartContext,
  command: string,
  args: readonly string[],
): Promise<PartResult> {
  const { env, signal } = context;
  const options = { env, signal, cwd: workspace.root, timeoutMs: TEN_MINUTES_MS };
  const { code, stdout, stderr } = await tryCommand(tool(command), args, options);
  return code === 0 ? PASSED : failedWith(shorten(`${stdout}\n${stderr}`));
}

/** The first lines of a long report: that is where the cause stands. */
export function shorten(text: string, lines = LINES): string {
  const all = text.trim().split('\n');
  if (all.length <= lines) return all.join('\n');
  return [...all.slice(0, lines), `… and ${all.length - lines} more lines`].join('\n');
}
