import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Database } from '@voicekeep/shared/persistence';
import { readEnvironment } from '../environment';
import { FirstAdministrator } from '../identity/users/first-administrator';
import { createLogger } from '../logging/create-logger';
import { NestLogger } from '../logging/nest-logger';
import { createApi } from '../start-api';
import { testDatabase } from './test-database';

export const PUBLIC_URL = 'http://127.0.0.1:3999';
export const OWNER = { email: 'owner@clinic.example', password: 'correct horse battery' };

/** The API as it ships, on a free port and a database of its own, with one administrator. */
export class TestApi {
  private constructor(
    readonly app: NestExpressApplication,
    readonly url: string,
    readonly databaseUrl: string,
    readonly logLines: readonly string[],
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(more: NodeJS.ProcessEnv = {}): Promise<TestApi> {
    const database = await testDatabase();
    const environment = testEnvironment({ DATABASE_URL: database.url, ...more });
    const lines: string[] = [];
    const pino = createLogger('info', { write: (line) => void lines.push(line) });
    const app = await createApi(environment, new NestLogger(pino), pino);
    await app.get(FirstAdministrator).ensure(environment.admin, () => undefined);
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new TestApi(app, `http://127.0.0.1:${port}`, database.url, lines, () => database.drop());
  }

  query(sql: string): Promise<unknown> {
    return this.app.get(Database).dataSource.query(sql);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.drop();
  }
}

export function testEnvironment(more: NodeJS.ProcessEnv) {
  return readEnvironment({
    REDIS_URL: process.env['TEST_REDIS_URL'],
    VOICEKEEP_MASTER_KEY: randomBytes(32).toString('base64'),
    VOICEKEEP_ROLE: 'api',
    PUBLIC_URL,
    ADMIN_EMAIL: OWNER.email,
    ADMIN_PASSWORD: OWNER.password,
    ...more,
  });
}
