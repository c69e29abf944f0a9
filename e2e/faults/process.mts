import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { NODE_ARGUMENTS } from '../../tools/launch/node-arguments.mts';

/** One process of the product. All of its output goes to a file, which is searched for secrets at the end. */
export class ProductProcess {
  readonly #child: ChildProcess;
  readonly #log: WriteStream;
  readonly startedAt = Date.now();
  /** The points at the first of which it was told to die. */
  readonly crashAt: readonly string[];
  #crashedAt: string | null = null;
  #lastWords = '';
  #isReady = false;
  #isClosed = false;

  constructor(
    script: string,
    env: Readonly<Record<string, string>>,
    logFile: string,
    crashAt: readonly string[],
  ) {
    this.crashAt = crashAt;
    this.#log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
    this.#child = spawn(process.execPath, [...NODE_ARGUMENTS, script], {
      env: { ...env, ...(crashAt.length === 0 ? {} : { CRASH_AT: crashAt.join(',') }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer): void => {
      if (!this.#isReady && /worker is running|Listening on port/.test(chunk.toString()))
        this.#isReady = true;
      this.#crashedAt ??= /"crashPoint":"(C\d+)"/.exec(chunk.toString())?.[1] ?? null;
      this.#log.write(chunk);
    };
    this.#child.stdout?.on('data', keep);
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#lastWords = chunk.toString().trim().split('\n').at(-1)?.slice(0, 200) ?? '';
      keep(chunk);
    });
    this.#child.once('close', () => {
      this.#isClosed = true;
      this.#log.end();
    });
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  get isReady(): boolean {
    return this.#isReady && this.isRunning;
  }

  /** Where it died by its own hand, as it was told to. */
  get crashedAt(): string | null {
    return this.#child.signalCode === 'SIGKILL' ? this.#crashedAt : null;
  }

  /** By a signal, or with a code and the last it said. */
  get exit(): string {
    return (
      this.#child.signalCode ?? `code ${this.#child.exitCode}${this.#lastWords && ', '}${this.#lastWords}`
    );
  }

  /** Resolves when it has ended and all it said was read. */
  async ended(): Promise<void> {
    if (!this.#isClosed) await once(this.#child, 'close');
  }

  signal(signal: NodeJS.Signals): void {
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
