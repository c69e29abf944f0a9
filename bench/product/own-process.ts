import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Linux counts processor time in hundredths of a second (sysconf(_SC_CLK_TCK)). */
const TICK_MS = 10;
const GRACE_MS = 25_000;

/** Milliseconds of processor time, and the most memory ever resident, in bytes. */
export interface ProcessUsage {
  readonly cpuMs: number;
  readonly peakBytes: number;
}

/** One process that a benchmark started, with the end of its output for the report of a failure. */
export class OwnProcess {
  readonly #child: ChildProcess;
  #output = '';

  constructor(command: string, args: readonly string[], env: Readonly<Record<string, string>>) {
    this.#child = spawn(command, args, {
      env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer): void => {
      this.#output = (this.#output + chunk.toString()).slice(-8000);
    };
    this.#child.stdout?.on('data', keep);
    this.#child.stderr?.on('data', keep);
  }

  static script(file: string, args: readonly string[], env: Readonly<Record<string, string>>): OwnProcess {
    return OwnProcess.node([file, ...args], env);
  }

  static node(args: readonly string[], env: Readonly<Record<string, string>>): OwnProcess {
    return new OwnProcess(process.execPath, args, env);
  }

  get output(): string {
    return this.#output;
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The first line it prints, such as the port it listens on. */
  async firstLine(): Promise<string> {
    while (!this.#output.includes('\n')) {
      if (!this.isRunning) throw new Error(`The process ended before it said anything:\n${this.#output}`);
      await pause(20);
    }
    return this.#output.slice(0, this.#output.indexOf('\n'));
  }

  /** Resolves at the end; throws with its last words unless it ended well. */
  async succeeded(): Promise<void> {
    if (this.isRunning) await once(this.#child, 'close');
    if (this.#child.exitCode !== 0) throw new Error(`A process failed:\n${this.#output}`);
  }

  /** From Linux's /proc; only while it runs. */
  usage(): ProcessUsage {
    const { pid } = this.#child;
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name, in parentheses, may hold blanks: the numbers begin behind it.
    const numbers = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      cpuMs: (Number(numbers[11]) + Number(numbers[12])) * TICK_MS,
      peakBytes: Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024,
    };
  }

  async stop(): Promise<void> {
    if (!this.isRunning) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const patience = setTimeout(() => this.#child.kill('SIGKILL'), GRACE_MS);
    await ended;
    clearTimeout(patience);
  }
}
