import { randomBytes } from 'node:crypto';
import { createLogger } from './logging/create-logger';
import { NestLogger } from './logging/nest-logger';
import { createApi } from './start-api';
import { testEnvironment } from './testing/test-api';
import { testDatabase, type TestDatabase } from './testing/test-database';

jest.setTimeout(60_000);

const newKey = () => randomBytes(32).toString('base64');

describe('the start', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(() => database.drop());

  async function start(env: NodeJS.ProcessEnv): Promise<void> {
    const pino = createLogger('silent');
    const app = await createApi(
      testEnvironment({ DATABASE_URL: database.url, ...env }),
      new NestLogger(pino),
      pino,
    );
    await app.init();
    await app.close();
  }

  it('succeeds again with the same master key, and with it as an old one', async () => {
    const [key, next] = [newKey(), newKey()];
    await start({ VOICEKEEP_MASTER_KEY: key });
    await start({ VOICEKEEP_MASTER_KEY: key });
    await start({ VOICEKEEP_MASTER_KEY: next, VOICEKEEP_OLD_MASTER_KEYS: key });
  });

  it('is refused with another master key than the database was written with', async () => {
    await start({ VOICEKEEP_MASTER_KEY: newKey() });
    await expect(start({ VOICEKEEP_MASTER_KEY: newKey() })).rejects.toMatchObject({
      code: 'crypto.master_key_missing',
      message: expect.stringMatching(
        /^Database was written with key [0-9a-f]{8}, which is not given\. Not starting\.$/,
      ),
    });
  });

  it('gives two processes that start at once one and the same instance', async () => {
    const key = newKey();
    await Promise.all([start({ VOICEKEEP_MASTER_KEY: key }), start({ VOICEKEEP_MASTER_KEY: key })]);
    await start({ VOICEKEEP_MASTER_KEY: key });
  });

  it('is refused on a schema that is not this version’s', async () => {
    const empty = await testDatabase({ migrated: false });
    await expect(start({ DATABASE_URL: empty.url })).rejects.toMatchObject({
      code: 'database.schema_outdated',
    });
    await empty.drop();
  });

  it.each([
    ['a wrong password', (url: URL) => (url.password = 'wrong'), 'database.access_denied'],
    ['nothing at the port', (url: URL) => (url.port = '9'), 'database.unreachable'],
    ['no such database', (url: URL) => (url.pathname = '/vk_test_none'), 'database.not_found'],
  ])('names %s', async (_, spoil, code) => {
    const url = new URL(database.url);
    spoil(url);
    await expect(start({ DATABASE_URL: url.href })).rejects.toMatchObject({ code });
  });
});
