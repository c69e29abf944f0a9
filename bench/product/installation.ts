import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createOwnDatabase, type OwnDatabase } from './own-database';
import { OwnProcess } from './own-process';
import { Rest } from './rest';
import { freePort, served } from './served';
import { variable } from './variable';

const SERVER = resolve(__dirname, '../../apps/api');
/** How Node runs the product, as it ships. */
const ARGUMENTS = JSON.parse(
  readFileSync(resolve(__dirname, '../../../../apps/api/node-arguments.json'), 'utf8'),
) as readonly string[];
/** The first administrator of every installation. */
export const OWNER = { email: 'owner@clinic.example', password: 'correct horse battery' } as const;

export type Settings = Readonly<Record<string, string>>;

export interface RunningApi {
  readonly rest: Rest;
  stop(): Promise<void>;
}

/** The product as it ships, compiled, over a database of its own: as many processes as are started. */
export class Installation {
  readonly #running: OwnProcess[] = [];

  private constructor(
    private readonly database: OwnDatabase,
    private readonly folder: string,
    private readonly settings: Settings,
  ) {}

  /** @param settings environment of every process; a process may have more */
  static async create(settings: Settings): Promise<Installation> {
    const folder = await mkdtemp(join(tmpdir(), 'vk-bench-'));
    const made = new Installation(await createOwnDatabase(), folder, settings);
    try {
      await OwnProcess.script(join(SERVER, 'migrate.js'), [], made.env({})).succeeded();
      return made;
    } catch (error) {
      await made.drop();
      throw error;
    }
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** The last words of every process. */
  get logs(): string {
    return this.#running.map(({ output }) => output).join('');
  }

  async startApi(settings: Settings = {}): Promise<RunningApi> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const api = this.begin('api', { ...settings, PUBLIC_URL: url, PORT: String(port), HOST: '127.0.0.1' });
    await served(url, api);
    const rest = new Rest(url);
    await rest.signIn(OWNER.email, OWNER.password);
    return { rest, stop: () => api.stop() };
  }

  startWorker(settings: Settings = {}): OwnProcess {
    return this.begin('worker', settings);
  }

  /** Runs `voicekeep` with these words. @returns the seconds it took */
  async command(settings: Settings, ...words: string[]): Promise<number> {
    const begun = performance.now();
    await OwnProcess.script(join(SERVER, 'voicekeep.js'), words, this.env(settings)).succeeded();
    return Math.round((performance.now() - begun) / 100) / 10;
  }

  async drop(): Promise<void> {
    await Promise.all(this.#running.map((each) => each.stop()));
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private begin(role: 'api' | 'worker', settings: Settings): OwnProcess {
    const own = {
      VOICEKEEP_ROLE: role,
      VOICEKEEP_SPOOL_DIR: join(this.folder, `spool-${this.#running.length}`),
    };
    const started = OwnProcess.node(
      [...ARGUMENTS, join(SERVER, 'main.js')],
      this.env({ ...settings, ...own }),
    );
    this.#running.push(started);
    return started;
  }

  private env(settings: Settings): Record<string, string> {
    return {
      DATABASE_URL: this.database.url,
      REDIS_URL: variable('TEST_REDIS_URL'),
      PUBLIC_URL: 'http://127.0.0.1',
      ...{ ADMIN_EMAIL: OWNER.email, ADMIN_PASSWORD: OWNER.password },
      ...{ LOG_LEVEL: 'warn', NODE_ENV: 'production' },
      TMPDIR: this.folder,
      ...profiling(),
      ...this.settings,
      ...settings,
    };
  }
}

/** `BENCH_CPU_PROFILES=<folder>` has every process of the product write where its time went. */
function profiling(): Settings {
  const folder = process.env['BENCH_CPU_PROFILES'];
  return folder === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` };
}
