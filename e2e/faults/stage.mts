import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { choosePort } from '../../tools/services/ports.mts';
import { Api, signIn } from './api.mts';
import { Books } from './books.mts';
import { Store } from './bucket.mts';
import { Cast } from './cast.mts';
import { Clinic } from './clinic.mts';
import { FaultPlan } from './fault-plan.mts';
import { Ground } from './ground.mts';
import { Monitor } from './monitor.mts';
import { type CampaignOptions } from './options.mts';
import { S3Gateway } from './s3-gateway.mts';
import { type Account, type Sandbox, startSandbox } from './sandbox.mts';
import { SecretSearch } from './secrets.mts';
import { seededUnit } from './seeded.mts';
import { SpoolDisk } from './spool.mts';
import { TcpGateway } from './tcp-gateway.mts';
import { TwilioGateway } from './twilio-gateway.mts';
import { Violations } from './violations.mts';

/** How much of the account's recordings is history; the rest is announced by webhooks while faults go on. */
const HISTORY_SHARE = 0.6;
const LARGE_SECONDS = 600;
const LARGE = 3;
const DAY_MS = 86_400_000;
/** Faults beyond the least wanted, so that a late start of the rarer kinds does not miss it. */
const SURPLUS = 3;
/** Among many recordings faults come spread over the whole work, not all of them over its beginning. */
const MANY = 5_000;
const SPREAD = 1;

/** Everything a campaign plays on: real servers, stand-ins that fail, and the product's own processes. */
export interface Stage {
  readonly options: CampaignOptions;
  readonly ground: Ground;
  readonly sandbox: Sandbox;
  readonly plan: FaultPlan;
  readonly violations: Violations;
  readonly monitor: Monitor;
  readonly twilio: TwilioGateway;
  readonly s3: S3Gateway;
  readonly mariadb: TcpGateway;
  readonly redis: TcpGateway;
  readonly spool: SpoolDisk;
  readonly cast: Cast;
  readonly books: Books;
  readonly publicUrl: string;
  readonly deskUrl: string;
  readonly api: Api;
  readonly search: SecretSearch;
  readonly buckets: readonly [string, string];
  readonly accounts: readonly [Account, Account];
  close(): Promise<void>;
}

export async function setStage(options: CampaignOptions, server: string, folder: string): Promise<Stage> {
  const { seed } = options;
  const ground = new Ground(folder);
  await ground.start();
  const accounts = [madeUpAccount(seed, 1), madeUpAccount(seed, 2)] as const;
  const sandbox = await startSandbox(server, {
    ...{ accounts, seed, concurrency: 100 },
    recordings: history(Math.floor((options.recordings * HISTORY_SHARE) / 2), seed),
  });
  const surplus = options.recordings < MANY ? SURPLUS : SPREAD;
  const needed = Math.min(0.35, (options.faults * surplus) / (options.recordings * 6));
  const rate = options.faultRate > 0 ? options.faultRate / 100 : needed;
  const dear = options.profile === 'short' ? 2 : 25;
  const plan = new FaultPlan({ seed, rate, atMost: options.faults * SURPLUS, dear, kinds: options.kinds });
  const violations = new Violations();
  const store = new Store(ground.s3);
  const monitor = new Monitor(sandbox, store, violations);
  const twilio = new TwilioGateway(sandbox.url, plan, monitor);
  const s3 = new S3Gateway(ground.s3.endpoint, plan, monitor, options.slowSeconds * 1000);
  const mariadb = new TcpGateway(new URL(ground.databaseUrl));
  const redis = new TcpGateway(new URL(ground.redisUrl));
  await Promise.all([twilio, s3, mariadb, redis].map((gateway) => gateway.listen()));
  const buckets = [`vk-faults-${seed}-a`, `vk-faults-${seed}-b`] as const;
  for (const bucket of buckets) {
    await store.createBucket(bucket);
    await store.admitOthers(bucket);
  }
  const spool = new SpoolDisk(join(folder, 'spool'));
  const port = await choosePort(undefined);
  const publicUrl = `http://127.0.0.1:${port}`;
  const deskPort = await choosePort(undefined, new Set([port]));
  const deskUrl = `http://127.0.0.1:${deskPort}`;
  const masterKey = randomBytes(32).toString('base64');
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    TMPDIR: join(folder, 'tmp'),
    NODE_COMPILE_CACHE: join(folder, 'compile-cache'),
    DATABASE_URL: mariadb.through(ground.databaseUrl),
    REDIS_URL: redis.through(ground.redisUrl),
    VOICEKEEP_MASTER_KEY: masterKey,
    VOICEKEEP_SPOOL_DIR: spool.path,
    PUBLIC_URL: publicUrl,
    HOST: '127.0.0.1',
    PORT: String(port),
    TWILIO_API_URL: twilio.url,
    S3_ALLOWED_ENDPOINTS: '127.0.0.0/8,::1,localhost',
    ADMIN_EMAIL: signIn.email,
    ADMIN_PASSWORD: signIn.password,
  };
  const cast = new Cast(server, env, deskPort, folder);
  await cast.migrate();
  const needles = [
    ...accounts.map(({ authToken }) => authToken),
    ...[ground.s3.secretKey, ground.s3.secondKey.secretKey, ground.s3.thirdKey.secretKey],
    ...[masterKey, signIn.password, decodeURIComponent(new URL(ground.databaseUrl).password)],
  ];
  const books = new Books(ground.databaseUrl);
  const search = new SecretSearch(needles, violations);
  return {
    ...{
      options,
      ground,
      sandbox,
      plan,
      violations,
      monitor,
      twilio,
      s3,
      mariadb,
      redis,
      spool,
      cast,
      books,
    },
    ...{ publicUrl, deskUrl, api: new Api(deskUrl, publicUrl), search, buckets, accounts },
    close: async () => {
      await cast.stop();
      spool.close();
      mariadb.close();
      redis.close();
      await Promise.all([books.close(), twilio.close(), s3.close(), sandbox.close()]);
      await ground.stop();
    },
  };
}

/** Two clinics: one whose settings stay, one whose administrator never rests. */
export async function openClinics(stage: Stage): Promise<{ steady: Clinic; restless: Clinic }> {
  const { api, ground, s3, buckets, accounts, monitor } = stage;
  const form = {
    ...{ enabled: true, endpoint: s3.url, region: ground.s3.region, bucket: buckets[0] },
    ...{ deleteTwilioCopy: true, deleteWithCallLog: false },
  };
  const steady = await Clinic.open(api, 'Riverside clinic', accounts[0], {
    ...form,
    ...{ accessKeyId: ground.s3.accessKey, secretAccessKey: ground.s3.secretKey },
  });
  const { accessKey, secretKey } = ground.s3.secondKey;
  const restless = await Clinic.open(api, 'Hillside clinic', accounts[1], {
    ...{ ...form, deleteWithCallLog: true, accessKeyId: accessKey, secretAccessKey: secretKey },
  });
  monitor.clinics.push(steady, restless);
  for (const { id } of [steady, restless]) s3.prefixes.add(`voicekeep/${id}/`);
  return { steady, restless };
}

function history(
  count: number,
  seed: number,
): { kind: 'call' | 'voicemail'; durationSeconds: number; createdAt: string }[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, index) => ({
    kind: seededUnit(seed, 'kind', index) < 0.3 ? 'voicemail' : 'call',
    durationSeconds: index < LARGE ? LARGE_SECONDS : 1,
    createdAt: new Date(now - DAY_MS - seededUnit(seed, 'when', index) * 30 * DAY_MS).toISOString(),
  }));
}

function madeUpAccount(seed: number, number: number): Account {
  const hex = (what: string): string =>
    Array.from({ length: 32 }, (_, index) =>
      Math.floor(seededUnit(what, seed, number, index) * 16).toString(16),
    ).join('');
  return { sid: `AC${hex('account')}`, authToken: hex('token') };
}
