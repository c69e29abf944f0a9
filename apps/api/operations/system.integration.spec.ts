import type { SystemPart, SystemReport } from '@voicekeep/shared/contracts';
import { VERSION } from '@voicekeep/shared/kernel';
import { HangingProxy } from '../testing/hanging-proxy';
import { TestApi } from '../testing/test-api';
import { TestClient } from '../testing/test-client';

jest.setTimeout(60_000);

const WORKSPACE = '01a205ee-3f30-7404-8d27-827cf127b410';
const LOCATION = '01a205ee-3f30-7404-8d27-827cf127b411';
const WORKER = '01a205ee-3f30-7404-8d27-827cf127b412';
const MEMBER = { email: 'reception@clinic.example', password: 'another horse battery' };

describe('how the system does', () => {
  let api: TestApi;
  let redis: HangingProxy;
  let owner: TestClient;

  beforeAll(async () => {
    const way = await HangingProxy.beforeRedis();
    redis = way.redis;
    api = await TestApi.start({ REDIS_URL: way.redisUrl, TWILIO_API_URL: 'http://127.0.0.1:9' });
    owner = await TestClient.signedIn(api.url);
    await api.query(
      `INSERT INTO vk_workspaces SET id = '${WORKSPACE}', name = 'Clinic', created_at = NOW(3)`,
    );
    const report = JSON.stringify({
      ...{ version: VERSION, skewMs: 900, heldBack: { accounts: [], locations: [LOCATION] } },
      spool: { usedBytes: 0, quotaBytes: 1024 ** 3, freeShare: 0.5 },
    });
    await api.query(`INSERT INTO vk_workers SET id = '${WORKER}', started_at = UTC_TIMESTAMP(3),
      seen_at = UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE, report = '${report}'`);
    await api.query(`INSERT INTO vk_storage_locations SET workspace_id = '${WORKSPACE}', id = '${LOCATION}',
      place = REPEAT('0', 64), connection = '{"bucket":"recordings","secret":"never shown"}', credentials = 'sealed',
      state = 'active', created_at = NOW(3), tested_at = NOW(3)`);
    await api.query(`INSERT INTO vk_telephony_settings SET workspace_id = '${WORKSPACE}',
      account_sid = 'AC${'0'.repeat(32)}', secrets = 'sealed', version = 1, updated_at = NOW(3)`);
    await api.query(`INSERT INTO vk_conditions SET workspace_id = '${WORKSPACE}', code = 'disk.full', id = '${WORKSPACE}',
      state = 'raised', since = UTC_TIMESTAMP(3) - INTERVAL 35 MINUTE, seen_at = NOW(3), count = 2`);
  });
  afterAll(async () => {
    redis?.hang(false);
    await api?.stop();
    await redis?.stop();
  });

  const look = async () => {
    const { status, body } = await owner.get('/system');
    expect(status).toBe(200);
    const report = body as unknown as SystemReport;
    return { report, parts: new Map(report.parts.map((part) => [part.id, part])) };
  };

  it('is for those alone who administer the whole installation', async () => {
    expect((await new TestClient(api.url).get('/system')).status).toBe(401);
    await owner.post(`/workspaces/${WORKSPACE}/members`, { ...MEMBER, displayName: 'R', role: 'admin' });
    const admin = await TestClient.signedIn(api.url, MEMBER);
    expect(await admin.get('/system')).toMatchObject({ status: 403, body: { code: 'access.denied' } });
  });

  it('is told part by part, the worst of them for the whole', async () => {
    const { report, parts } = await look();
    expect(report).toMatchObject({ version: VERSION, state: 'trouble' });
    expect(parts.get('database')).toMatchObject({
      state: 'fine',
      words: expect.stringMatching(/MariaDB \d/),
    });
    expect(parts.get('redis')).toMatchObject({ state: 'fine' });
    expect(parts.get('twilio')).toMatchObject({ state: 'trouble' });
    expect(parts.get(`worker:${WORKER}`)).toMatchObject({ state: 'fine' });
    expect(parts.get('queue:migration')).toMatchObject({ words: '0 waiting, 0 active, 0 failed.' });
    expect(parts.get(`location:${LOCATION}`)).toMatchObject({
      ...{
        state: 'trouble',
        title: 'recordings · Clinic',
        words: expect.stringContaining('Does not answer'),
      },
    });
    expect(parts.get(`account:${WORKSPACE}`)).toMatchObject({ state: 'attention', title: 'Clinic' });
    expect(parts.get('condition:disk.full')).toMatchObject({ words: expect.stringContaining('35 minutes') });
    for (const part of report.parts) expect(part.words).toMatch(/\.$/);
  });

  it('holds nothing secret and no account', async () => {
    const { report } = await look();
    expect(JSON.stringify(report)).not.toMatch(/never shown|sealed|AC0|mysql:|redis:|clinic\.example/);
  });

  it('proves that the database is encrypted, or says what is missing', async () => {
    const { parts } = await look();
    const encryption = parts.get('database-encryption')!;
    if (encryption.state === 'fine') expect(encryption.words).toContain('Every table');
    else
      expect(encryption).toMatchObject({ state: 'trouble', words: expect.stringMatching(/^Not proven\. ./) });
  });

  it('is told within two seconds while Redis hangs', async () => {
    redis.hang(true);
    // What was found a moment ago is kept for a moment.
    const end = performance.now() + 15_000;
    let parts = new Map<string, SystemPart>();
    while (parts.get('redis')?.state !== 'trouble' && performance.now() < end) {
      const began = performance.now();
      ({ parts } = await look());
      expect(performance.now() - began).toBeLessThan(2000);
    }
    expect(parts.get('redis')).toMatchObject({ state: 'trouble' });
    expect(parts.get('queues')).toMatchObject({ state: 'attention' });
    expect(parts.get('database')).toMatchObject({ state: 'fine' });
  });
});
