import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** One process of the product under test; keeps the end of its output for the report of a failure, all of it in a file. */
export class Child {
  readonly #process: ChildProcess;
  #output = '';

  /** @param log where all of its output is added */
  constructor(script: string, env: Readonly<Record<string, string>>, log?: string) {
    this.#process = spawn(process.execPath, [script], {
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/tmp', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer): void => {
      this.#output = (this.#output + chunk.toString()).slice(-20_000);
    };
    const file = log === undefined ? null : createWriteStream(log, { flags: 'a' });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.on('data', keep);
      if (file) stream?.pipe(file, { end: false });
    }
    if (file) this.#process.once('close', () => file.end());
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
