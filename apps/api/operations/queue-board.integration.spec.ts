import { HangingProxy } from '../testing/hanging-proxy';
import { TestApi } from '../testing/test-api';
import { TestClient } from '../testing/test-client';

jest.setTimeout(60_000);

const MEMBER = { email: 'reception@clinic.example', password: 'another horse battery' };

interface Board {
  readonly queues: { name: string; readOnlyMode: boolean; jobs: { id: string; data: object }[] }[];
}

describe('the board over the queues', () => {
  let api: TestApi;
  let redis: HangingProxy;
  let owner: TestClient;

  beforeAll(async () => {
    const way = await HangingProxy.beforeRedis();
    redis = way.redis;
    api = await TestApi.start({ REDIS_URL: way.redisUrl });
    owner = await TestClient.signedIn(api.url);
  });
  afterAll(async () => {
    redis?.hang(false);
    await api?.stop();
    await redis?.stop();
  });

  const open = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${api.url}/api/v1/system/queues${path}`, {
      ...{ headers: owner.headers, signal: AbortSignal.timeout(20_000) },
      ...init,
    });

  it('is for those alone who administer the whole installation, its files too', async () => {
    expect((await open('', { headers: {} })).status).toBe(401);
    expect((await open('/api/queues', { headers: {} })).status).toBe(401);
    const { body } = await owner.post('/workspaces', { name: 'Clinic' });
    await owner.post(`/workspaces/${String(body['id'])}/members`, {
      ...{ ...MEMBER, displayName: 'R', role: 'admin' },
    });
    const admin = await TestClient.signedIn(api.url, MEMBER);
    expect((await open('', { headers: admin.headers })).status).toBe(403);
    expect((await open('/api/queues', { headers: admin.headers })).status).toBe(403);
  });

  it('is a page that loads its own files', async () => {
    const page = await open('');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    const html = await page.text();
    expect(html).toContain('<base href="/api/v1/system/queues/" />');
    const [script] = /static\/js\/main\.\w+\.js/.exec(html)!;
    expect((await open(`/${script}`)).headers.get('content-type')).toContain('javascript');
    expect((await open('/queue/migration')).headers.get('content-type')).toContain('text/html');
  });

  it('shows both queues, to be looked at only', async () => {
    const { queues } = (await (await open('/api/queues')).json()) as Board;
    expect(queues.map(({ name, readOnlyMode }) => ({ name, readOnlyMode }))).toEqual([
      { name: 'migration', readOnlyMode: true },
      { name: 'cleanup', readOnlyMode: true },
    ]);
    for (const change of ['/api/queues/migration/pause', '/api/queues/pause', '/api/queues/migration/empty'])
      expect((await open(change, { method: 'PUT' })).status).toBe(404);
  });

  it('says within seconds that Redis does not answer', async () => {
    redis.hang(true);
    const began = performance.now();
    const answer = await open('');
    expect(performance.now() - began).toBeLessThan(8000);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      code: 'system.queues_unavailable',
      detail: expect.stringContaining('Redis does not answer'),
    });
  });
});
