import { randomUUID } from 'node:crypto';
import { isUuid } from '@voicekeep/shared/kernel';
import { TestApi } from '../testing/test-api';
import { TestClient } from '../testing/test-client';

jest.setTimeout(60_000);

describe('a request', () => {
  let api: TestApi;
  let owner: TestClient;
  let workspace: string;

  beforeAll(async () => {
    api = await TestApi.start({ DASHBOARD_ORIGINS: 'https://dashboard.example.com' });
    owner = await TestClient.signedIn(api.url);
    workspace = String((await owner.post('/workspaces', { name: 'Clinic' })).body['id']);
  });
  afterAll(() => api?.stop());

  it.each([
    ['GET', '/workspaces/1%20OR%201=1', undefined, 400, 'request.id_format'],
    ['GET', '/workspaces/%00/audit-events', undefined, 400, 'request.id_format'],
    ['GET', '/workspaces?limit=0', undefined, 400, 'request.limit_range'],
    ['GET', '/audit-events?limit=1000000000', undefined, 400, 'request.limit_range'],
    ['GET', '/audit-events?cursor=made-up', undefined, 400, 'request.cursor_format'],
    ['GET', '/audit-events?sort=name', undefined, 400, 'request.field_unknown'],
    ['GET', '/audit-events?from=2026-02-31T00:00:00Z', undefined, 422, 'request.date_format'],
    ['GET', '/audit-events?from=2026-02-01', undefined, 422, 'request.date_format'],
    [
      'GET',
      '/audit-events?from=2026-02-02T00:00:00Z&to=2026-02-01T00:00:00Z',
      undefined,
      422,
      'request.date_range',
    ],
    ['POST', '/workspaces', { name: 'x', role: 'admin' }, 400, 'request.field_unknown'],
    ['POST', '/workspaces', '{"name": ', 400, 'request.json_syntax'],
    ['POST', '/workspaces', '{"name":"a","name":"b"}', 400, 'request.json_duplicate'],
    ['POST', '/workspaces', `${'['.repeat(1000)}${']'.repeat(1000)}`, 400, 'request.too_deep'],
    ['POST', '/workspaces', JSON.stringify({ name: 'x'.repeat(2_000_000) }), 413, 'request.too_large'],
    ['GET', '/no-such-thing', undefined, 404, 'request.not_found'],
    ['GET', '/trial', undefined, 404, 'request.not_found'],
  ])('%s %s is answered plainly', async (method, path, body, status, code) => {
    const answer = await owner.send(method, path, body);
    expect(answer).toMatchObject({
      status,
      body: { status, code, requestId: answer.headers.get('x-request-id') },
    });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('with another media type is refused', async () => {
    const xml = owner.with({ ...owner.headers, 'content-type': 'application/xml' });
    expect(await xml.post('/workspaces', '<x/>')).toMatchObject({
      status: 415,
      body: { code: 'request.media_type' },
    });
  });

  it('without a sign-in is refused', async () => {
    const nobody = new TestClient(api.url);
    expect(await nobody.get(`/workspaces/${workspace}`)).toMatchObject({
      status: 401,
      body: { code: 'auth.required' },
    });
  });

  it('carries an id in answer and log', async () => {
    const { headers } = await owner.get('/auth/me');
    const id = headers.get('x-request-id') ?? '';
    expect(isUuid(id)).toBe(true);
    const line = api.logLines.find((each) => each.includes(id)) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({
      req: { method: 'GET', path: '/api/v1/auth/me' },
      res: { statusCode: 200 },
    });
  });

  it('from a listed dashboard is admitted, from elsewhere not', async () => {
    const preflight = (origin: string) =>
      new TestClient(api.url, { origin, 'access-control-request-method': 'POST' }).send(
        'OPTIONS',
        '/workspaces',
      );
    const listed = await preflight('https://dashboard.example.com');
    expect(listed.status).toBe(204);
    expect(listed.headers.get('access-control-allow-origin')).toBe('https://dashboard.example.com');
    expect(listed.headers.get('access-control-allow-credentials')).toBeNull();
    const foreign = await preflight('https://evil.example');
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('pages through the record of access without gap or repeat', async () => {
    const seen: unknown[] = [];
    let cursor = '';
    do {
      const { body } = await owner.get(`/audit-events?limit=1${cursor}`);
      seen.push(...(body.items ?? []).map(({ id }) => id));
      cursor = typeof body['nextCursor'] === 'string' ? `&cursor=${body['nextCursor']}` : '';
    } while (cursor !== '');
    const all = (await owner.get('/audit-events')).body.items?.map(({ id }) => id);
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('may carry ten thousand ids, but no more than 1 MB', async () => {
    const { body } = await owner.post('/workspaces', { name: 'Large' });
    const path = `/workspaces/${String(body['id'])}/call-logs/delete`;
    const ids = Array.from({ length: 10_000 }, () => randomUUID());
    expect((await owner.post(path, { ids })).status).toBe(202);
    expect(await owner.post(path, { ids: ['x'.repeat(1024 * 1024)] })).toMatchObject({
      status: 413,
      body: { code: 'request.too_large' },
    });
  });

  it('for health is answered without a sign-in', async () => {
    const nobody = new TestClient(api.url);
    expect(await nobody.get('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await nobody.get('/health/ready')).toMatchObject({
      status: 200,
      body: { checks: { database: 'ok', schema: 'ok', keys: 'ok', redis: 'ok' } },
    });
  });

  it('for the description finds a page to read', async () => {
    expect((await fetch(`${api.url}/api/docs`)).headers.get('content-type')).toContain('text/html');
  });
});
