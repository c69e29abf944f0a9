import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lastLines } from './last-lines.mts';
import { LaunchError } from './launch-error.mts';
import { identityOf, isStillRunning, type ProcessIdentity } from '../bare/process-identity.mjs';
import { waitUntil } from './wait-until.mts';

/** How one process of ours is started. Its command line must name `marker`: that is how we know it again. */
export interface DaemonPlan {
  name: string;
  /** The record lies in `run/` of this folder, the output in `logs/`. */
  dir: string;
  /** A path that the command line names; `dir` unless given. */
  marker?: string;
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
  /** Called when the process ends, for whatever reason; never for one that an earlier launcher started. */
  onExit?: (how: string) => void;
}

const GRACE_MS = 20_000;

/** A server in a process group of its own: a Ctrl-C at the terminal does not reach it, only `stop()` does. */
export class Daemon {
  readonly name: string;
  readonly #dir: string;
  readonly #marker: string;
  readonly #identity: ProcessIdentity;
  /** How long its log was before it started. */
  readonly #logStart: number;

  constructor(name: string, dir: string, marker: string, identity: ProcessIdentity, logStart = 0) {
    this.#logStart = logStart;
    this.name = name;
    this.#dir = dir;
    this.#marker = marker;
    this.#identity = identity;
  }

  isRunning(): boolean {
    return isStillRunning(this.#identity, this.#marker);
  }

  /** What it said last, as the end of a sentence; empty when it said nothing. */
  lastWords(): string {
    const file = logFile(this.#dir, this.name);
    const lines = lastLines(file, this.#logStart);
    return lines.length === 0 ? '' : ` Its last words (${file}):\n${lines.join('\n')}`;
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
  const logStart = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
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
  child.once('exit', (code, signal) => plan.onExit?.(signal ?? `code ${code}`));
  child.unref();
  if (!identity) throw new LaunchError(`${plan.name} ended at once: see ${log}.`);
  return new Daemon(plan.name, plan.dir, plan.marker ?? plan.dir, identity, logStart);
}

/** The server that an earlier launcher recorded here, if that very process still runs. */
export function recordedDaemon(dir: string, name: string, marker = dir): Daemon | undefined {
  let identity: ProcessIdentity;
  try {
    identity = JSON.parse(readFileSync(recordFile(dir, name), 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
  const daemon = new Daemon(name, dir, marker, identity);
  return daemon.isRunning() ? daemon : undefined;
}

/** Waits until the server answers; a server that ends first or stays silent is an error with its last output. */
export async function awaitReady(
  daemon: Daemon,
  ready: () => Promise<boolean>,
  deadlineMs = 60_000,
): Promise<void> {
  const answered = await waitUntil(async () => !daemon.isRunning() || (await ready()), { deadlineMs });
  if (answered && daemon.isRunning()) return;
  const what = answered ? 'ended while starting' : `did not answer within ${deadlineMs / 1000} s`;
  await daemon.stop(5_000);
  throw new LaunchError(`${daemon.name} ${what}.${daemon.lastWords()}`);
}

export function logFile(dir: string, name: string): string {
  return join(dir, 'logs', `${name}.log`);
}

function recordFile(dir: string, name: string): string {
  return join(dir, 'run', `${name}.json`);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended between the look and the signal
  }
}
