import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LaunchError } from './launch-error.mts';
import { identityOf, isStillRunning, type ProcessIdentity } from '../bare/process-identity.mjs';
import { waitUntil } from './wait-until.mts';

/** How one server of a private instance is started. Its command line must name `dir`: that is how we know it again. */
export interface DaemonPlan {
  name: string;
  /** The instance's folder; the record lies in `run/`, the output in `log/`. */
  dir: string;
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
}

const GRACE_MS = 20_000;

/** A server in a process group of its own: a Ctrl-C at the terminal does not reach it, only `stop()` does. */
export class Daemon {
  readonly name: string;
  readonly #dir: string;
  readonly #identity: ProcessIdentity;

  constructor(name: string, dir: string, identity: ProcessIdentity) {
    this.name = name;
    this.#dir = dir;
    this.#identity = identity;
  }

  isRunning(): boolean {
    return isStillRunning(this.#identity, this.#dir);
  }

  /** Asks it to end, waits up to 20 s, then ends it. Never touches a process that is not the recorded one. */
  async stop(graceMs = GRACE_MS): Promise<void> {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      if (!this.isRunning()) break;
      send(this.#identity.pid, signal);
      await waitUntil(() => !this.isRunning(), { deadlineMs: graceMs });
    }
    rmSync(recordFile(this.#dir, this.name), { force: true });
  }
}

/** Starts the server and records it at once, so that a later launcher finds it even if this one is killed. */
export async function startDaemon(plan: DaemonPlan): Promise<Daemon> {
  const log = logFile(plan.dir, plan.name);
  mkdirSync(dirname(log), { recursive: true });
  mkdirSync(join(plan.dir, 'run'), { recursive: true });
  const out = openSync(log, 'a', 0o600);
  const child = spawn(plan.command, plan.args, {
    cwd: plan.cwd ?? plan.dir,
    env: plan.env,
    detached: true,
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  const identity = child.pid === undefined ? undefined : identityOf(child.pid);
  if (identity) writeFileSync(recordFile(plan.dir, plan.name), JSON.stringify(identity), { mode: 0o600 });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) => {
      reject(new LaunchError(`${plan.command} could not be started: ${cause.message}.`));
    });
  });
  child.unref();
  if (!identity) throw new LaunchError(`${plan.name} ended at once.${lastLines(plan.dir, plan.name)}`);
  return new Daemon(plan.name, plan.dir, identity);
}

/** The server that an earlier launcher recorded here, if that very process still runs. */
export function recordedDaemon(dir: string, name: string): Daemon | undefined {
  let identity: ProcessIdentity;
  try {
    identity = JSON.parse(readFileSync(recordFile(dir, name), 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
  const daemon = new Daemon(name, dir, identity);
  return daemon.isRunning() ? daemon : undefined;
}

/** Waits until the server answers; a server that ends first or stays silent is an error with its last output. */
export async function awaitReady(
  daemon: Daemon,
  dir: string,
  ready: () => Promise<boolean>,
  deadlineMs = 60_000,
): Promise<void> {
  const answered = await waitUntil(async () => !daemon.isRunning() || (await ready()), { deadlineMs });
  if (answered && daemon.isRunning()) return;
  const what = answered ? 'ended while starting' : `did not answer within ${deadlineMs / 1000} s`;
  await daemon.stop(5_000);
  throw new LaunchError(`${daemon.name} ${what}.${lastLines(dir, daemon.name)}`);
}

export function logFile(dir: string, name: string): string {
  return join(dir, 'logs', `${name}.log`);
}

function recordFile(dir: string, name: string): string {
  return join(dir, 'run', `${name}.json`);
}

function lastLines(dir: string, name: string, count = 8): string {
  try {
    const lines = readFileSync(logFile(dir, name), 'utf8').trimEnd().split('\n').slice(-count);
    return ` Its last words (${logFile(dir, name)}):\n${lines.map((line) => `  ${line}`).join('\n')}`;
  } catch {
    return '';
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended between the look and the signal
  }
}
