import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createOwnDatabase } from './own-database';
import { OwnProcess } from './own-process';
import { Rest } from './rest';
import { freePort, served } from './served';
import { variable } from './variable';

export const SERVER = resolve(__dirname, '../../apps/api');
/** How Node runs the product, as it ships. */
export const ARGUMENTS = JSON.parse(
  readFileSync(resolve(__dirname, '../../../../apps/api/node-arguments.json'), 'utf8'),
) as readonly string[];
const EMAIL = 'owner@clinic.example';
const PASSWORD = 'correct horse battery';

export interface ProductPlan {
  readonly twilioApiUrl: string;
  readonly workers: number;
  /** Recordings copied at once by each worker. */
  readonly concurrency: number;
}

/** The product as it ships: the compiled API and workers in processes of their own, a database of its own. */
export class Product {
  private constructor(
    readonly rest: Rest,
    readonly workers: readonly OwnProcess[],
    private readonly running: readonly OwnProcess[],
    private readonly cleanUp: () => Promise<void>,
  ) {}

  static async start({ twilioApiUrl, workers, concurrency }: ProductPlan): Promise<Product> {
    const database = await createOwnDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'vk-bench-'));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const env = {
      DATABASE_URL: database.url,
      REDIS_URL: variable('TEST_REDIS_URL'),
      VOICEKEEP_MASTER_KEY: randomBytes(32).toString('base64'),
      PUBLIC_URL: url,
      PORT: String(port),
      TWILIO_API_URL: twilioApiUrl,
      S3_ALLOWED_ENDPOINTS: '127.0.0.0/8,::1,localhost',
      ...{ ADMIN_EMAIL: EMAIL, ADMIN_PASSWORD: PASSWORD, LOG_LEVEL: 'warn', NODE_ENV: 'production' },
      ...{ WORKER_CONCURRENCY: String(concurrency), TMPDIR: folder },
      ...profiling(),
    };
    const running: OwnProcess[] = [];
    const cleanUp = async (): Promise<void> => {
      await Promise.all(running.map((each) => each.stop()));
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    };
    try {
      await OwnProcess.script(join(SERVER, 'migrate.js'), [], env).succeeded();
      const begin = (role: 'api' | 'worker'): OwnProcess => {
        const spool = join(folder, `spool-${running.length}`);
        const started = OwnProcess.node([...ARGUMENTS, join(SERVER, 'main.js')], {
          ...env,
          ...{ VOICEKEEP_ROLE: role, VOICEKEEP_SPOOL_DIR: spool },
        });
        running.push(started);
        return started;
      };
      await served(url, begin('api'));
      const crew = Array.from({ length: workers }, () => begin('worker'));
      const rest = new Rest(url);
      await rest.signIn(EMAIL, PASSWORD);
      return new Product(rest, crew, running, cleanUp);
    } catch (error) {
      await cleanUp();
      throw error;
    }
  }

  /** The last words of every process. */
  get logs(): string {
    return this.running.map(({ output }) => output).join('');
  }

  stop(): Promise<void> {
    return this.cleanUp();
  }
}

/** `BENCH_CPU_PROFILES=<folder>` has every process of the product write where its time went. */
function profiling(): Record<string, string> {
  const folder = process.env['BENCH_CPU_PROFILES'];
  return folder === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` };
}
