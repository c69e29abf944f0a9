import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { awaitReady, recordedDaemon, startDaemon } from './daemon.mts';
import type { InstanceSettings } from './instance-settings.mts';
import { encryptionArguments } from './mariadb-encryption.mts';
import { runCommand } from './run-command.mts';
import { serverEnvironment } from './server-environment.mts';
import { serveAlone, type Service } from './service.mts';

export interface MariadbAccess {
  /** The product's own user: everything in the database `voicekeep`, elsewhere only to see what is encrypted. */
  databaseUrl: string;
  /** A user that may make and drop databases, for tests. */
  adminUrl: string;
}

export interface MariadbOptions {
  /** False for tests: commits are not flushed to disk one by one, and little memory is held. */
  durable: boolean;
  /** For a test of what lies in the files: the server encrypts nothing, and writes a binary log. */
  bare?: boolean;
}

const NAME = 'mariadb';
const DATABASE = 'voicekeep';
/** Rows as they were changed, and beside them the statements that changed them. */
const BINARY_LOG = [
  '--server-id=1',
  '--log-bin=binlog',
  '--binlog-format=ROW',
  '--binlog-annotate-row-events=ON',
];

/** A private MariaDB on loopback, its tables, logs and temporary files encrypted where the server can, unless bare. */
export async function startMariadb(
  dir: string,
  settings: InstanceSettings,
  options: MariadbOptions,
): Promise<Service<MariadbAccess>> {
  const remembered = settings.rememberedPort(NAME);
  const leftover = recordedDaemon(dir, NAME);
  if (leftover && remembered !== undefined) {
    const access = accessAt(remembered, settings);
    if (await answers(access.adminUrl)) return serveAlone(access, leftover);
  }
  await leftover?.stop();

  const data = join(dir, 'mariadb');
  await createDataFolder(data);
  const access = accessAt(await settings.port(NAME), settings);
  const init = join(dir, 'mariadb-init.sql');
  writeFileSync(init, usersSql(settings), { mode: 0o600 });
  const daemon = await startDaemon({
    name: NAME,
    dir,
    command: 'mariadbd',
    args: serverArguments(dir, data, init, settings, options),
    env: serverEnvironment(),
  });
  await awaitReady(daemon, () => answers(access.adminUrl));
  rmSync(init);
  return serveAlone(access, daemon);
}

async function createDataFolder(data: string): Promise<void> {
  const finished = join(data, '.voicekeep-ready');
  if (existsSync(finished)) return;
  // a half-made folder of a killed first start holds nothing yet
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const args = ['--no-defaults', `--datadir=${data}`, '--skip-test-db', '--skip-name-resolve', ...asRoot()];
  await runCommand('mariadb-install-db', args, { env: serverEnvironment(), timeoutMs: 120_000 });
  writeFileSync(finished, '');
}

function serverArguments(
  dir: string,
  data: string,
  init: string,
  settings: InstanceSettings,
  { durable, bare = false }: MariadbOptions,
): string[] {
  return [
    '--no-defaults',
    `--datadir=${data}`,
    // relative to the data folder: an absolute one can pass the 107 characters a socket's name may have
    '--socket=mariadb.sock',
    `--pid-file=${join(data, 'mariadb.pid')}`,
    `--port=${settings.rememberedPort(NAME)}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    `--init-file=${init}`,
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--default-time-zone=+00:00',
    '--sql-mode=STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
    '--max-connections=300',
    // what docker-compose.yml gives it; the indexes of a million calls do not fit into MariaDB's own 128 MiB
    `--innodb-buffer-pool-size=${durable ? '1G' : '128M'}`,
    `--innodb-log-file-size=${durable ? '256M' : '64M'}`,
    `--innodb-flush-log-at-trx-commit=${durable ? 1 : 0}`,
    `--innodb-doublewrite=${durable ? 'ON' : 'OFF'}`,
    ...(bare ? BINARY_LOG : encryptionArguments(dir, settings)),
    ...asRoot(),
  ];
}

/** Runs before the first connection is taken, so no user ever stands without a password. */
function usersSql(settings: InstanceSettings): string {
  const app = settings.secret('mariadb-app');
  const admin = settings.secret('mariadb-admin');
  return [
    `DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost');`,
    'FLUSH PRIVILEGES;',
    `CREATE DATABASE IF NOT EXISTS ${DATABASE};`,
    `CREATE OR REPLACE USER 'voicekeep'@'127.0.0.1' IDENTIFIED BY '${app}';`,
    `GRANT ALL ON ${DATABASE}.* TO 'voicekeep'@'127.0.0.1';`,
    `GRANT PROCESS ON *.* TO 'voicekeep'@'127.0.0.1';`,
    `CREATE OR REPLACE USER 'admin'@'127.0.0.1' IDENTIFIED BY '${admin}';`,
    `GRANT ALL ON *.* TO 'admin'@'127.0.0.1' WITH GRANT OPTION;`,
    '',
  ].join('\n');
}

function accessAt(port: number, settings: InstanceSettings): MariadbAccess {
  return {
    databaseUrl: `mysql://voicekeep:${settings.secret('mariadb-app')}@127.0.0.1:${port}/${DATABASE}`,
    adminUrl: `mysql://admin:${settings.secret('mariadb-admin')}@127.0.0.1:${port}/${DATABASE}`,
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    const connection = await createConnection({ uri: url, connectTimeout: 3_000 });
    await connection.query('SELECT 1');
    await connection.end();
    return true;
  } catch {
    return false;
  }
}

/** mariadbd refuses to run as root unless told so. */
function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}
