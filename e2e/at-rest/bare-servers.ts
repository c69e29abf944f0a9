import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(__dirname, '../..');
/** The project's own Node runs the script as it is. */
const OWN_NODE = join(ROOT, 'node_modules/.bin/node');
const START_MS = 60_000;

/** Servers whose files show what was written to them; all of it lies in their folder once they are stopped. */
export class BareServers {
  private constructor(
    readonly folder: string,
    readonly databaseUrl: string,
    readonly redisUrl: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(folder: string): Promise<BareServers> {
    const node = existsSync(OWN_NODE) ? OWN_NODE : process.execPath;
    const script = join(ROOT, 'e2e/at-rest/bare-servers.mts');
    const child = spawn(node, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout });
    const signal = AbortSignal.timeout(START_MS);
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new Error('The servers ended while starting.');
    });
    const [line] = (await Promise.race([once(lines, 'line', { signal }), ended])) as [string];
    const { databaseUrl, redisUrl } = JSON.parse(line) as Record<'databaseUrl' | 'redisUrl', string>;
    return new BareServers(folder, databaseUrl, redisUrl, child);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}
