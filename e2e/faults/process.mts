import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';

/** One process of the product. All of its output goes to a file, which is searched for secrets at the end. */
export class ProductProcess {
  readonly #child: ChildProcess;
  readonly #log: WriteStream;
  readonly startedAt = Date.now();
  /** The point at which it was told to die. */
  readonly crashAt: string | null;
  #wasKilled = false;
  #isReady = false;

  constructor(
    script: string,
    env: Readonly<Record<string, string>>,
    logFile: string,
    crashAt: string | null,
  ) {
    this.crashAt = crashAt;
    this.#log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
    this.#child = spawn(process.execPath, [script], {
      env: { ...env, ...(crashAt === null ? {} : { CRASH_AT: crashAt }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer): void => {
      if (!this.#isReady && /worker is running|Listening on port/.test(chunk.toString()))
        this.#isReady = true;
      this.#log.write(chunk);
    };
    this.#child.stdout?.on('data', keep);
    this.#child.stderr?.on('data', keep);
    this.#child.once('close', () => this.#log.end());
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  get isReady(): boolean {
    return this.#isReady && this.isRunning;
  }

  /** It died by its own SIGKILL, at the point it was told to. */
  get crashed(): boolean {
    return this.crashAt !== null && this.#child.signalCode === 'SIGKILL' && !this.#wasKilled;
  }

  get exit(): string {
    return this.#child.signalCode ?? `code ${this.#child.exitCode}`;
  }

  async ended(): Promise<void> {
    if (this.isRunning) await once(this.#child, 'exit');
  }

  signal(signal: NodeJS.Signals): void {
    if (signal === 'SIGKILL') this.#wasKilled = true;
    if (this.isRunning) this.#child.kill(signal);
  }

  /** Ends it as an operator would; the product promises to need less than 25 s. */
  async stop(): Promise<void> {
    if (!this.isRunning) return;
    this.signal('SIGCONT');
    this.signal('SIGTERM');
    const patience = setTimeout(() => this.signal('SIGKILL'), 28_000);
    await this.ended();
    clearTimeout(patience);
  }
}
