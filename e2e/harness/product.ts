import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createEmptyDatabase, type EmptyDatabase } from '@voicekeep/shared/testing';
import { ApiClient } from './api-client';
import { Child } from './child-process';
import { eventually } from './eventually';
import { freePort } from './free-port';
import { newRedisUrl } from './test-services';

const SERVER = resolve(__dirname, '../../dist/server/apps/api');
const EMAIL = 'owner@clinic.example';
const PASSWORD = 'correct horse battery';

/** The product as it ships: the compiled API and worker in processes of their own, a database of its own. */
export class Product {
  readonly email = EMAIL;
  readonly password = PASSWORD;
  #api: Child | null = null;
  #worker: Child | null = null;

  private constructor(
    readonly url: string,
    /** Its log files, its spool and whatever else it leaves on disk. */
    readonly folder: string,
    private readonly database: EmptyDatabase,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  get databaseUrl(): URL {
    return this.database.url;
  }

  static async start(
    twilioApiUrl: string,
    extraEnv: Readonly<Record<string, string>> = {},
  ): Promise<Product> {
    const database = await createEmptyDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'vk-e2e-'));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const env = {
      DATABASE_URL: database.url.href,
      REDIS_URL: newRedisUrl(),
      VOICEKEEP_MASTER_KEY: randomBytes(32).toString('base64'),
      PUBLIC_URL: url,
      PORT: String(port),
      TWILIO_API_URL: twilioApiUrl,
      S3_ALLOWED_ENDPOINTS: '127.0.0.0/8,::1,localhost',
      ADMIN_EMAIL: EMAIL,
      ADMIN_PASSWORD: PASSWORD,
      LOG_LEVEL: 'info',
      TMPDIR: folder,
      ...extraEnv,
    };
    const product = new Product(url, folder, database, env);
    try {
      await product.migrate();
      await product.startApi();
      product.startWorker();
      return product;
    } catch (error) {
      await product.stop();
      throw error;
    }
  }

  async client(): Promise<ApiClient> {
    const client = new ApiClient(this.url);
    await client.login(EMAIL, PASSWORD);
    return client;
  }

  startWorker(): void {
    this.#worker = this.child('main', 'worker');
  }

  /** Ends the worker as a power cut would. */
  async killWorker(): Promise<void> {
    await this.#worker?.stop('SIGKILL');
  }

  get logs(): string {
    return `--- api\n${this.#api?.output ?? ''}\n--- worker\n${this.#worker?.output ?? ''}`;
  }

  /** Ends API and worker, and leaves what they wrote. */
  async halt(): Promise<void> {
    await Promise.all([this.#api?.stop(), this.#worker?.stop()]);
  }

  async stop(): Promise<void> {
    await this.halt();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async migrate(): Promise<void> {
    const migrate = this.child('migrate');
    if ((await migrate.ended()) !== 0) throw new Error(`migrations failed:\n${migrate.output}`);
  }

  private async startApi(): Promise<void> {
    const api = this.child('main', 'api');
    this.#api = api;
    await eventually(async () => {
      if (!api.isRunning) throw new Error(`the API ended:\n${api.output}`);
      const response = await fetch(`${this.url}/health/ready`);
      if (!response.ok) throw new Error(`not ready: ${response.status}\n${api.output}`);
    }, 30_000);
  }
  private child(script: 'main' | 'migrate', role?: 'api' | 'worker'): Child {
    const env = role === undefined ? this.env : { ...this.env, VOICEKEEP_ROLE: role };
    return new Child(join(SERVER, `${script}.js`), env, join(this.folder, `${role ?? script}.log`));
  }
}
