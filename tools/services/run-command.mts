import { execFile } from 'node:child_process';
import { LaunchError } from './launch-error.mts';

interface RunOptions {
  env: NodeJS.ProcessEnv;
  timeoutMs?: number;
  cwd?: string;
}

/** Runs a command to its end and answers what it printed; a failure names the command and its last words. */
export function runCommand(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { env, cwd, timeoutMs = 60_000 } = options;
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      { env, cwd, timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: 16 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (!error) {
          resolve(stdout);
          return;
        }
        const why = error.killed ? `took longer than ${timeoutMs / 1000} s` : 'failed';
        const words = (stderr || stdout || error.message).trim().split('\n').slice(-5).join('\n  ');
        reject(new LaunchError(`${command} ${why}:\n  ${words}`));
      },
    );
  });
}
