import { spawn } from 'node:child_process';
import { LaunchError } from './launch-error.mts';

export interface RunOptions {
  env: NodeJS.ProcessEnv;
  timeoutMs?: number;
  cwd?: string;
  /** Ends the command, and all it started, when aborted. */
  signal?: AbortSignal;
}

export interface RunOutcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command to its end and answers what it printed; a failure names the command and its last words. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<string> {
  const { code, stdout, stderr } = await tryCommand(command, args, options);
  if (code === 0) return stdout;
  const words = (stderr.trim() === '' ? stdout : stderr).trim().split('\n').slice(-8).join('\n  ');
  throw new LaunchError(`${command} failed with code ${code}:\n  ${words}`);
}

/** Runs a command to its end, whatever its exit code; throws when it cannot start, takes too long or is aborted. */
export function tryCommand(
  command: string,
  args: readonly string[],
  { env, cwd, signal, timeoutMs = 60_000 }: RunOptions,
): Promise<RunOutcome> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    // a group of its own, so that one signal ends what the command started as well
    const child = spawn(command, args, { env, cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        output[stream] += text;
      });
    }
    let cutShort: Error | undefined;
    const cut = (why: Error) => {
      cutShort = why;
      endGroup(child.pid);
    };
    const timer = setTimeout(() => {
      cut(new LaunchError(`${command} took longer than ${timeoutMs / 1000} s.`));
    }, timeoutMs);
    const abort = () => {
      cut(new LaunchError(`${command} was interrupted.`));
    };
    signal?.addEventListener('abort', abort, { once: true });
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    child.once('error', (cause) => {
      settle();
      reject(new LaunchError(`${command} could not be started: ${cause.message}.`));
    });
    child.once('close', (code) => {
      settle();
      if (cutShort) reject(cutShort);
      else resolve({ code: code ?? 1, ...output });
    });
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it ended by itself
  }
}
