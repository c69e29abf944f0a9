import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { awaitReady, recordedDaemon, startDaemon } from './daemon.mts';
import type { InstanceSettings } from './instance-settings.mts';
import { serverEnvironment } from './server-environment.mts';
import { serveAlone, type Service } from './service.mts';

const NAME = 'redis';

/** A private Redis on loopback with a password; what it was told survives a stop, and it never evicts a job. */
export async function startRedis(dir: string, settings: InstanceSettings): Promise<Service<string>> {
  const password = settings.secret('redis');
  const remembered = settings.rememberedPort(NAME);
  const leftover = recordedDaemon(dir, NAME);
  if (leftover && remembered !== undefined && (await answers(remembered, password))) {
    return serveAlone(urlOf(remembered, password), leftover);
  }
  await leftover?.stop();

  const port = await settings.port(NAME);
  const data = join(dir, 'redis');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const config = join(dir, 'redis.conf');
  writeFileSync(config, configuration(port, password, data), { mode: 0o600 });
  const daemon = await startDaemon({
    name: NAME,
    dir,
    command: 'redis-server',
    args: [config],
    env: serverEnvironment(),
  });
  await awaitReady(daemon, () => answers(port, password));
  return serveAlone(urlOf(port, password), daemon);
}

function configuration(port: number, password: string, data: string): string {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    'protected-mode yes',
    `requirepass ${password}`,
    `dir "${data}"`,
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction',
    'daemonize no',
    // keeps the path of this file in the command line, by which the process is known again
    'set-proc-title no',
    '',
  ].join('\n');
}

function urlOf(port: number, password: string): string {
  return `redis://:${password}@127.0.0.1:${port}/0`;
}

/** AUTH and PING in Redis' own protocol; true when both are answered well. */
function answers(port: number, password: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let heard = '';
    const finish = (well: boolean) => {
      socket.destroy();
      resolve(well);
    };
    socket.setTimeout(3_000, () => {
      finish(false);
    });
    socket.on('error', () => {
      finish(false);
    });
    socket.on('data', (chunk) => {
      heard += chunk.toString();
      if (heard.includes('+PONG')) finish(true);
      else if (/^-/m.test(heard)) finish(false);
    });
    socket.write(`AUTH ${password}\r\nPING\r\n`);
  });
}
