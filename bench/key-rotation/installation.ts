import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOwnDatabase, type OwnDatabase } from '../product/own-database';
import { OwnProcess } from '../product/own-process';
import { ARGUMENTS, SERVER } from '../product/product';
import { Rest } from '../product/rest';
import { freePort, served } from '../product/served';
import { variable } from '../product/variable';

const EMAIL = 'owner@clinic.example';
const PASSWORD = 'correct horse battery';

export interface Keys {
  readonly current: string;
  readonly old?: string;
}

export interface Instance {
  readonly rest: Rest;
  stop(): Promise<void>;
}

/** A database with as many API processes as are started, each with master keys of its own, and the command. */
export class Installation {
  readonly #running: OwnProcess[] = [];

  private constructor(
    private readonly database: OwnDatabase,
    private readonly folder: string,
  ) {}

  static async create(keys: Keys): Promise<Installation> {
    const folder = await mkdtemp(join(tmpdir(), 'vk-bench-'));
    const made = new Installation(await createOwnDatabase(), folder);
    await OwnProcess.script(join(SERVER, 'migrate.js'), [], made.env(keys, 1)).succeeded();
    return made;
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  async start(keys: Keys): Promise<Instance> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const api = OwnProcess.node([...ARGUMENTS, join(SERVER, 'main.js')], this.env(keys, port));
    this.#running.push(api);
    await served(url, api);
    const rest = new Rest(url);
    await rest.signIn(EMAIL, PASSWORD);
    return { rest, stop: () => api.stop() };
  }

  /** @returns the seconds it took */
  async command(keys: Keys, ...words: string[]): Promise<number> {
    const begun = performance.now();
    await OwnProcess.script(join(SERVER, 'voicekeep.js'), words, this.env(keys, 1)).succeeded();
    return Math.round((performance.now() - begun) / 100) / 10;
  }

  async drop(): Promise<void> {
    await Promise.all(this.#running.map((each) => each.stop()));
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private env(keys: Keys, port: number): Record<string, string> {
    return {
      DATABASE_URL: this.database.url,
      REDIS_URL: variable('TEST_REDIS_URL'),
      VOICEKEEP_MASTER_KEY: keys.current,
      ...(keys.old === undefined ? {} : { VOICEKEEP_OLD_MASTER_KEYS: keys.old }),
      ...{ PUBLIC_URL: `http://127.0.0.1:${port}`, PORT: String(port), HOST: '127.0.0.1' },
      ...{ VOICEKEEP_ROLE: 'api', VOICEKEEP_SPOOL_DIR: join(this.folder, 'spool'), TMPDIR: this.folder },
      ...{ ADMIN_EMAIL: EMAIL, ADMIN_PASSWORD: PASSWORD, LOG_LEVEL: 'warn', NODE_ENV: 'production' },
    };
  }
}
