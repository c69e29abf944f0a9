// node e2e/at-rest/bare-servers.mts <folder>: a MariaDB that encrypts nothing, and a Redis, until this is told to end.
// Prints how to reach them as one line of JSON.
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { endOfRun, untilAborted } from '../../tools/services/end-of-run.mts';
import { InstanceSettings } from '../../tools/services/instance-settings.mts';
import { startMariadb } from '../../tools/services/mariadb.mts';
import { startRedis } from '../../tools/services/redis.mts';

const [folder = ''] = process.argv.slice(2);
const ended = untilAborted(endOfRun());
mkdirSync(folder, { recursive: true, mode: 0o700 });
const dir = realpathSync(folder);
const settings = new InstanceSettings(join(dir, 'instance.json'));
const redis = await startRedis(dir, settings);
try {
  const mariadb = await startMariadb(dir, settings, { durable: false, bare: true });
  console.log(JSON.stringify({ databaseUrl: mariadb.access.adminUrl, redisUrl: redis.access }));
  await ended;
  await mariadb.stop();
} finally {
  await redis.stop();
}
