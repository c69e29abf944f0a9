import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createConnection } from 'mysql2/promise';
import { migrate } from '@voicekeep/plugin/nest';
import { createHost } from './create-host';

jest.setTimeout(60_000);

describe('a host dashboard', () => {
  const name = `vk_test_${randomBytes(6).toString('hex')}`;
  const server = process.env['TEST_DATABASE_URL'] ?? '';
  let app: NestExpressApplication;
  let url: string;

  const run = async (sql: string): Promise<void> => {
    const connection = await createConnection(server);
    await connection.query(sql);
    await connection.end();
  };

  beforeAll(async () => {
    await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
    const database = new URL(server);
    database.pathname = `/${name}`;
    await migrate(database.href);
    // Its worker takes no jobs from others on that Redis.
    const redis = new URL(process.env['TEST_REDIS_URL'] ?? '');
    redis.pathname = '/9';
    app = await createHost({
      databaseUrl: database.href,
      redisUrl: redis.href,
      masterKey: randomBytes(32),
      publicUrl: 'http://127.0.0.1:4000',
      port: 4000,
      twilioApiUrl: 'http://127.0.0.1:9',
    });
    await app.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await app?.close();
    await run(`DROP DATABASE ${name}`);
  });

  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });

  it('deletes ten thousand calls by their ids in one request', async () => {
    const login = await post('/login', { email: 'dana@host.example', password: 'host password 1' });
    const [cookie = ''] = (login.headers.getSetCookie()[0] ?? '').split(';');
    const opened = await post('/api/v1/workspaces', { name: 'Clinic' }, cookie);
    const { id } = (await opened.json()) as { id: string };
    const ids = Array.from({ length: 10_000 }, () => randomUUID());
    const answer = await post(`/api/v1/workspaces/${id}/call-logs/delete`, { ids }, cookie);
    expect({ status: answer.status, body: await answer.json() }).toMatchObject({ status: 202 });
  });
});
