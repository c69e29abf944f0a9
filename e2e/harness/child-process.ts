import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** One process of the product under test; keeps the end of its output for the report of a failure. */
export class Child {
  readonly #process: ChildProcess;
  #output = '';

  constructor(script: string, env: Readonly<Record<string, string>>) {
    this.#process = spawn(process.execPath, [script], {
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/tmp', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer): void => {
      this.#output = (this.#output + chunk.toString()).slice(-20_000);
    };
    this.#process.stdout?.on('data', keep);
    this.#process.stderr?.on('data', keep);
  }

  get output(): string {
    return this.#output;
  }

  get isRunning(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** Resolves with the exit code once the process has ended. */
  async ended(): Promise<number | null> {
    if (this.isRunning) await once(this.#process, 'exit');
    return this.#process.exitCode;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!this.isRunning) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill(signal);
    const patience = setTimeout(() => this.#process.kill('SIGKILL'), 28_000);
    await ended;
    clearTimeout(patience);
  }
}
