import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InstanceSettings } from '../../tools/services/instance-settings.mts';
import { startMariadb } from '../../tools/services/mariadb.mts';
import { runCommand } from '../../tools/services/run-command.mts';
import { startRadosgw } from '../../tools/services/radosgw.mts';
import { startRedis } from '../../tools/services/redis.mts';
import { waitUntil } from '../../tools/services/wait-until.mts';
import type { S3Access } from './bucket.mts';

interface Keys {
  readonly accessKey: string;
  readonly secretKey: string;
}
const NO_KEYS: Keys = { accessKey: '', secretKey: '' };

/** The private servers of a campaign; database and Redis can be killed and come back with the same data. */
export class Ground {
  readonly #dir: string;
  readonly #settings: InstanceSettings;
  #stops: (() => Promise<void>)[] = [];
  databaseUrl = '';
  adminUrl = '';
  redisUrl = '';
  s3: S3Access & { secondKey: Keys; thirdKey: Keys } = {
    ...{ endpoint: '', region: '', ...NO_KEYS },
    ...{ secondKey: NO_KEYS, thirdKey: NO_KEYS },
  };

  constructor(dir: string) {
    this.#dir = dir;
    this.#settings = new InstanceSettings(join(dir, 'instance.json'));
  }

  async start(): Promise<void> {
    const s3 = await startRadosgw(this.#dir, this.#settings, { store: 'memory', testKms: false });
    this.#stops.push(() => s3.stop());
    this.s3 = { ...s3.access, secondKey: await this.#anotherKey(), thirdKey: await this.#anotherKey() };
    await this.startRedis();
    await this.startMariadb();
  }

  async startRedis(): Promise<void> {
    const redis = await startRedis(this.#dir, this.#settings);
    this.redisUrl = redis.access;
    this.#stops.push(() => redis.stop());
  }

  /** Durable, so that what was committed before a kill is there after it. */
  async startMariadb(): Promise<void> {
    const mariadb = await startMariadb(this.#dir, this.#settings, { durable: true });
    this.databaseUrl = mariadb.access.databaseUrl;
    this.adminUrl = mariadb.access.adminUrl;
    this.#stops.unshift(() => mariadb.stop());
  }

  /** Ends a server as a power cut would. */
  async kill(name: 'mariadb' | 'redis'): Promise<void> {
    const record = JSON.parse(readFileSync(join(this.#dir, 'run', `${name}.json`), 'utf8')) as {
      pid: number;
    };
    process.kill(record.pid, 'SIGKILL');
    await waitUntil(() => !isAlive(record.pid), { deadlineMs: 10_000 });
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops) await stop().catch(() => undefined);
  }

  /** Another key of the same user, so that keys can be rotated. */
  async #anotherKey(): Promise<Keys> {
    const dir = join(this.#dir, 's3');
    const conf = join(dir, 'ceph.conf');
    const key = {
      accessKey: randomBytes(10).toString('hex').toUpperCase(),
      secretKey: randomBytes(20).toString('hex'),
    };
    const secrets = [`--access-key=${key.accessKey}`, `--secret-key=${key.secretKey}`];
    const args = ['--conf', conf, '-n', 'client.rgw.main', 'key', 'create', '--uid=voicekeep', ...secrets];
    await runCommand('radosgw-admin', args, { env: { ...process.env, CEPH_CONF: conf }, cwd: dir });
    return key;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
