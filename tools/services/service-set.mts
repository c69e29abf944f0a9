import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from './ceph-conf.mts';
import { recordedDaemon } from './daemon.mts';
import { InstanceSettings } from './instance-settings.mts';
import { startMariadb, type MariadbAccess } from './mariadb.mts';
import { startRadosgw, stopRadosgw } from './radosgw.mts';
import type { S3Access } from './radosgw-users.mts';
import { startRedis } from './redis.mts';
import type { Service } from './service.mts';

export interface ServicePlan {
  mariadb: boolean;
  redis: boolean;
  /** Where the S3 server keeps its objects; `off` starts none. */
  s3: Store | 'off';
  /** False for tests: faster, and a power cut may lose the last second. */
  durable: boolean;
}

/** The private servers of one folder; what was not asked for is undefined. */
export interface ServiceSet {
  mariadb: MariadbAccess | undefined;
  redisUrl: string | undefined;
  s3: S3Access | undefined;
  /** The names of those that ended without being told to. */
  lost(): string[];
  /** Ends all of them, the database last. */
  stop(): Promise<void>;
}

export const TEST_SERVICES: ServicePlan = { mariadb: true, redis: true, s3: 'memory', durable: false };

/** Called when a server answers, with the seconds it took. */
export type ServiceReport = (name: string, seconds: number) => void;

/**
 * Starts the servers of a folder side by side, or adopts those that a killed launcher left running in it.
 * If one cannot start, the others are ended before the error is thrown.
 */
export async function startServices(
  folder: string,
  plan: ServicePlan,
  report: ServiceReport = () => undefined,
): Promise<ServiceSet> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const dir = realpathSync(folder);
  const settings = new InstanceSettings(join(dir, 'instance.json'));
  const { s3: store } = plan;
  const timed = <T,>(name: string, start: Promise<T>): Promise<T> => withReport(name, start, report);
  const [mariadb, redis, s3] = await Promise.allSettled([
    plan.mariadb ? timed('MariaDB', startMariadb(dir, settings, plan)) : undefined,
    plan.redis ? timed('Redis', startRedis(dir, settings)) : undefined,
    store === 'off'
      ? undefined
      : timed('S3 server', startRadosgw(dir, settings, { store, testKms: store === 'memory' })),
  ]);
  const stop = async () => {
    await Promise.all([stopOf(s3), stopOf(redis)]);
    await stopOf(mariadb);
  };
  const lost = () =>
    Object.entries({ MariaDB: mariadb, Redis: redis, 'S3 server': s3 })
      .filter(([, outcome]) => outcome.status === 'fulfilled' && outcome.value?.isRunning() === false)
      .map(([name]) => name);
  for (const outcome of [mariadb, redis, s3]) {
    if (outcome.status === 'rejected') {
      await stop();
      throw outcome.reason;
    }
  }
  return { mariadb: accessOf(mariadb), redisUrl: accessOf(redis), s3: accessOf(s3), lost, stop };
}

/** Ends what a killed launcher left running in the folder, whatever it is, and starts nothing. */
export async function stopServices(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const dir = realpathSync(folder);
  await Promise.all([stopRadosgw(dir), recordedDaemon(dir, 'redis')?.stop()]);
  await recordedDaemon(dir, 'mariadb')?.stop();
}

type Outcome<T> = PromiseSettledResult<Service<T> | undefined>;

function accessOf<T>(outcome: Outcome<T>): T | undefined {
  return outcome.status === 'fulfilled' ? outcome.value?.access : undefined;
}

async function stopOf<T>(outcome: Outcome<T>): Promise<void> {
  if (outcome.status === 'fulfilled') await outcome.value?.stop();
}

async function withReport<T>(name: string, start: Promise<T>, report: ServiceReport): Promise<T> {
  const begun = performance.now();
  const started = await start;
  report(name, (performance.now() - begun) / 1000);
  return started;
}
