import { requiredVariable } from '@voicekeep/shared/testing';
import { HangingProxy } from '../testing/hanging-proxy';
import { OWNER, TestApi } from '../testing/test-api';
import { TestClient } from '../testing/test-client';
import { testDatabase } from '../testing/test-database';

jest.setTimeout(60_000);

const WITHIN_MS = 1000;

describe('what operators see while servers hang', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let mariadb: HangingProxy;
  let redis: HangingProxy;
  let twilio: HangingProxy;
  let api: TestApi;

  const before = async (address: string): Promise<[HangingProxy, string]> => {
    const url = new URL(address);
    const proxy = await HangingProxy.before(url.hostname, Number(url.port));
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    return [proxy, url.href];
  };

  beforeAll(async () => {
    database = await testDatabase();
    const [proxied, databaseUrl] = await before(database.url);
    const [cache, redisUrl] = await before(requiredVariable('TEST_REDIS_URL'));
    [mariadb, redis] = [proxied, cache];
    twilio = await HangingProxy.before('127.0.0.1', proxied.port);
    twilio.hang(true);
    api = await TestApi.start({
      ...{ DATABASE_URL: databaseUrl, REDIS_URL: redisUrl },
      TWILIO_API_URL: `http://127.0.0.1:${twilio.port}`,
    });
    // The first request of a process also loads what it needs.
    await timed('/health/ready');
  });
  afterAll(async () => {
    for (const proxy of [mariadb, redis]) proxy?.hang(false);
    await api?.stop();
    for (const proxy of [mariadb, redis, twilio]) await proxy?.stop();
    await database?.drop();
  });

  async function timed(path: string): Promise<{ status: number; text: string; ms: number }> {
    const began = performance.now();
    const response = await fetch(api.url + path);
    const text = await response.text();
    return { status: response.status, text, ms: performance.now() - began };
  }
  const ready = async () => {
    const { status, text, ms } = await timed('/health/ready');
    expect(ms).toBeLessThan(WITHIN_MS);
    const { checks } = JSON.parse(text) as { checks: Record<string, string> };
    return { http: status, checks };
  };

  it('is degraded within a second while Twilio hangs', async () => {
    expect(await ready()).toMatchObject({ http: 200, checks: { twilio: 'degraded', database: 'ok' } });
  });

  it('is degraded within a second while Redis hangs', async () => {
    redis.hang(true);
    expect(await ready()).toMatchObject({ http: 200, checks: { redis: 'degraded', database: 'ok' } });
    redis.hang(false);
    expect(await ready()).toMatchObject({ http: 200, checks: { redis: 'ok' } });
  });

  it('is not ready within a second while MariaDB hangs, however often it is asked, and ready again after', async () => {
    mariadb.hang(true);
    const answers = await Promise.all(Array.from({ length: 10 }, ready));
    for (const answer of answers)
      expect(answer).toMatchObject({ http: 503, checks: { database: 'failed', schema: 'failed' } });
    expect((await timed('/health/live')).ms).toBeLessThan(WITHIN_MS);
    const scrape = await timed('/metrics');
    expect(scrape).toMatchObject({ status: 200 });
    expect(scrape.ms).toBeLessThan(WITHIN_MS);
    expect(scrape.text).toContain('process_cpu_seconds_total');
    expect(scrape.text).not.toMatch(/^voicekeep_oldest_waiting_seconds /m);
    mariadb.hang(false);
    expect(await ready()).toMatchObject({ http: 200, checks: { database: 'ok', schema: 'ok', keys: 'ok' } });
  });

  it('tells a person that the database is gone, as a fault that passes', async () => {
    mariadb.be('gone');
    expect(await new TestClient(api.url).post('/auth/login', OWNER)).toMatchObject({
      status: 503,
      body: {
        code: 'database.unavailable',
        detail: 'The database does not answer; try again in a moment.',
      },
    });
    mariadb.be('there');
    expect(await ready()).toMatchObject({ http: 200, checks: { database: 'ok' } });
  });
});
