import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { createConnection } from 'mysql2/promise';
import { recordedDaemon } from './daemon.mts';
import type { S3Access } from './radosgw-users.mts';
import { startServices, stopServices, type ServicePlan, type ServiceSet } from './service-set.mts';

const ON_DISK: ServicePlan = { mariadb: true, redis: true, s3: 'disk', durable: false };

describe('the private servers of a folder', () => {
  let dir: string;

  beforeEach(() => {
    dir = realpathSync(mkdtempSync(join(tmpdir(), 'voicekeep-set-')));
  });

  afterEach(async () => {
    await stopServices(dir);
    rmSync(dir, { recursive: true, force: true });
  }, 60_000);

  it('are adopted when a killed launcher left them, and keep their data over a stop', async () => {
    const first = await startServices(dir, ON_DISK);
    const mariadb = recordedDaemon(dir, 'mariadb');
    await makeBucket(first.s3);
    await query(first, 'CREATE TABLE kept (id INT)');

    // a launcher that was killed stopped nothing: the next one finds them as they are
    const second = await startServices(dir, ON_DISK);
    expect(second.mariadb).toEqual(first.mariadb);
    expect(second.redisUrl).toBe(first.redisUrl);
    expect(second.s3).toEqual(first.s3);
    expect(mariadb?.isRunning()).toBe(true);
    expect(second.lost()).toEqual([]);

    await second.stop();
    expect(second.lost()).toEqual(['MariaDB', 'Redis', 'S3 server']);
    const third = await startServices(dir, ON_DISK);
    expect(await bucketsOf(third.s3)).toEqual(['kept']);
    expect(await query(third, 'SELECT COUNT(*) AS n FROM kept')).toEqual([{ n: 0 }]);
    await third.stop();
  }, 120_000);

  it('move to other ports when theirs were taken meanwhile, and are still found whole', async () => {
    const first = await startServices(dir, ON_DISK);
    await makeBucket(first.s3);
    await first.stop();
    const taken = [first.mariadb?.databaseUrl, first.redisUrl, first.s3?.endpoint].map((url) => portOf(url));
    const squatters = await Promise.all(taken.map((port) => squat(port)));

    const second = await startServices(dir, ON_DISK);
    expect(taken).not.toContain(portOf(second.mariadb?.databaseUrl));
    expect(taken).not.toContain(portOf(second.redisUrl));
    expect(await bucketsOf(second.s3)).toEqual(['kept']);
    await second.stop();
    await Promise.all(squatters.map((close) => close()));
  }, 120_000);

  it('encrypt the tables of the database', async () => {
    const services = await startServices(dir, { ...ON_DISK, redis: false, s3: 'off' });
    expect(services.redisUrl).toBeUndefined();
    await query(services, 'CREATE TABLE secret (id INT) ENGINE=InnoDB');
    const sql = `SELECT ENCRYPTION_SCHEME AS scheme FROM information_schema.INNODB_TABLESPACES_ENCRYPTION
                 WHERE NAME = 'voicekeep/secret'`;
    expect(await query(services, sql)).toEqual([{ scheme: 1 }]);
    await services.stop();
  }, 60_000);
});

async function query({ mariadb }: ServiceSet, sql: string): Promise<unknown> {
  const connection = await createConnection(mariadb?.adminUrl ?? '');
  try {
    const [rows] = await connection.query(sql);
    return rows;
  } finally {
    await connection.end();
  }
}

function clientOf(s3: S3Access | undefined): S3Client {
  return new S3Client({
    endpoint: s3?.endpoint ?? '',
    region: s3?.region ?? '',
    forcePathStyle: true,
    credentials: { accessKeyId: s3?.accessKey ?? '', secretAccessKey: s3?.secretKey ?? '' },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
}

async function makeBucket(s3: S3Access | undefined): Promise<void> {
  await clientOf(s3).send(new CreateBucketCommand({ Bucket: 'kept' }));
}

async function bucketsOf(s3: S3Access | undefined): Promise<(string | undefined)[]> {
  const { Buckets = [] } = await clientOf(s3).send(new ListBucketsCommand({}));
  return Buckets.map(({ Name }) => Name);
}

function portOf(url: string | undefined): number {
  return Number(new URL(url ?? '').port);
}

/** Takes a port; answers how to give it back. */
function squat(port: number): Promise<() => Promise<void>> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve(
        () =>
          new Promise((closed) => {
            server.close(() => {
              closed();
            });
          }),
      );
    });
  });
}
