import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { tryCommand } from '../../tools/services/run-command.mts';
import { waitUntil } from '../../tools/services/wait-until.mts';
import { ProductProcess } from './process.mts';

/** `desk` is the API that the administrator uses; `api` is the one that webhooks reach first. */
export type Role = 'api' | 'desk' | 'worker-1' | 'worker-2';
export const ROLES: readonly Role[] = ['desk', 'api', 'worker-1', 'worker-2'];

/** The processes of the product: two APIs and two workers, which may be ended and started at will. */
export class Cast {
  readonly #server: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #deskPort: number;
  readonly logs: string;
  readonly #processes = new Map<Role, ProductProcess>();
  starts = 0;
  /** Processes that ended although nobody ended them. */
  readonly unexpectedExits: string[] = [];

  constructor(server: string, env: Readonly<Record<string, string>>, deskPort: number, folder: string) {
    this.#server = server;
    this.#deskPort = deskPort;
    this.#env = env;
    this.logs = join(folder, 'product-logs');
    mkdirSync(this.logs, { recursive: true });
  }

  async migrate(): Promise<void> {
    const { code, stderr, stdout } = await tryCommand(process.execPath, [this.#script('migrate.js')], {
      env: this.#env,
    });
    if (code !== 0) throw new Error(`The migrations failed:\n${stdout}${stderr}`);
  }

  get(role: Role): ProductProcess | undefined {
    return this.#processes.get(role);
  }

  start(role: Role, crashAt: readonly string[] = []): ProductProcess {
    this.starts += 1;
    const env = {
      ...this.#env,
      // Processes begin hundreds of times: their code is compiled once.
      NODE_COMPILE_CACHE: join(this.logs, '../compiled'),
      VOICEKEEP_ROLE: role === 'api' || role === 'desk' ? 'api' : 'worker',
      ...(role === 'desk' ? { PORT: String(this.#deskPort) } : {}),
    };
    const log = join(this.logs, `${role}.log`);
    const started = new ProductProcess(this.#script('main.js'), env, log, crashAt);
    this.#processes.set(role, started);
    return started;
  }

  /** Resolves once it runs, or has ended. */
  async up(role: Role, withinMs = 60_000): Promise<boolean> {
    const process = this.get(role);
    if (!process) return false;
    await waitUntil(() => process.isReady || !process.isRunning, { deadlineMs: withinMs });
    return process.isReady;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#processes.values()].map((process) => process.stop()));
  }

  #script(name: string): string {
    return join(this.#server, 'apps/api', name);
  }
}
