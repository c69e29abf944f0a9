import { setTimeout as pause } from 'node:timers/promises';
import { renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { awaitReady, logFile, recordedDaemon, startDaemon, type Daemon } from '../services/daemon.mts';
import { NODE_ARGUMENTS } from './node-arguments.mts';
import { restartDelayMs } from './restart-delay.mts';
import { workspace } from './workspace.mts';

export type AppName = 'sandbox' | 'api' | 'worker';

export interface AppPlan {
  name: AppName;
  /** The compiled file, from dist/server. */
  main: string;
  env: NodeJS.ProcessEnv;
}

/** A copy in flight may take a while to finish; then the process is ended. */
const GRACE_MS = 25_000;
/** A process that ran for this long starts afresh with the shortest delay. */
const STEADY_MS = 60_000;
const LARGEST_LOG_BYTES = 20 * 1024 * 1024;

/** One of our own Node processes. Once it is up it is started again, ever more slowly, whenever it ends. */
export class AppProcess {
  readonly #plan: AppPlan;
  readonly #stopping = new AbortController();
  #daemon: Daemon | undefined;
  #isUp = false;
  #failures = 0;
  #startedAt = 0;

  constructor(plan: AppPlan) {
    this.#plan = plan;
  }

  /** Starts it and waits until `ready`; throws with its last words when it ends before. */
  async start(ready: () => Promise<boolean>): Promise<void> {
    keepLogSmall(logFile(workspace.state, this.#plan.name));
    await awaitReady(await this.#spawn(), ready);
    this.#isUp = true;
  }

  isRunning(): boolean {
    return this.#daemon?.isRunning() === true;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#daemon?.stop(GRACE_MS);
  }

  async #spawn(): Promise<Daemon> {
    this.#startedAt = performance.now();
    this.#daemon = await startDaemon({
      name: this.#plan.name,
      dir: workspace.state,
      marker: workspace.root,
      command: process.execPath,
      args: [...NODE_ARGUMENTS, join(workspace.server, this.#plan.main)],
      cwd: workspace.root,
      env: this.#plan.env,
      onExit: (how) => void this.#onExit(how),
    });
    return this.#daemon;
  }

  async #onExit(how: string): Promise<void> {
    if (!this.#isUp || this.#stopping.signal.aborted) return;
    this.#failures = performance.now() - this.#startedAt > STEADY_MS ? 1 : this.#failures + 1;
    const delayMs = restartDelayMs(this.#failures);
    const { name } = this.#plan;
    console.log(`The ${name} ended (${how}) and starts again in ${delayMs / 1000} s: see ${logOf(name)}.`);
    try {
      await pause(delayMs, undefined, { signal: this.#stopping.signal });
      await this.#spawn();
    } catch {
      // told to stop meanwhile
    }
  }
}

/** Ends the processes that a killed launcher left running in this checkout. */
export async function stopLeftoverApps(): Promise<void> {
  const names: AppName[] = ['api', 'worker', 'sandbox'];
  await Promise.all(
    names.map((name) => recordedDaemon(workspace.state, name, workspace.root)?.stop(GRACE_MS)),
  );
}

function logOf(name: AppName): string {
  return logFile('.voicekeep', name);
}

function keepLogSmall(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_LOG_BYTES) renameSync(file, `${file}.1`);
}
