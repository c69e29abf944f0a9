import { OWNER, TestApi } from '../testing/test-api';
import { TestClient } from '../testing/test-client';

jest.setTimeout(60_000);

describe('signing in', () => {
  let api: TestApi;
  let anybody: TestClient;

  beforeAll(async () => {
    api = await TestApi.start();
    anybody = new TestClient(api.url);
  });
  afterAll(() => api?.stop());

  it('gives a session in a cookie scripts cannot read, and says who is signed in', async () => {
    const { status, headers, body } = await anybody.post('/auth/login', OWNER);
    expect(status).toBe(200);
    expect(headers.getSetCookie()[0]).toMatch(/^vk=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(body).toMatchObject({
      kind: 'user',
      email: OWNER.email,
      grants: [{ workspaceId: '*', role: 'admin' }],
    });
    const client = await TestClient.signedIn(api.url);
    expect((await client.get('/auth/me')).body).toMatchObject({ email: OWNER.email, trial: false });
  });

  it('answers a wrong password and an unknown person alike', async () => {
    const wrong = await anybody.post('/auth/login', { ...OWNER, password: 'not the password' });
    const unknown = await anybody.post('/auth/login', {
      email: 'nobody@x.example',
      password: 'not the password',
    });
    for (const answer of [wrong, unknown])
      expect(answer).toMatchObject({ status: 401, body: { code: 'auth.credentials' } });
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  });

  it('stops the eleventh guess and says when to try again', async () => {
    const guess = () => anybody.post('/auth/login', { email: 'victim@x.example', password: 'guessing 1' });
    const first = await Promise.all(Array.from({ length: 10 }, guess));
    expect(first.map(({ status }) => status)).toEqual(Array(10).fill(401));
    const eleventh = await guess();
    expect(eleventh).toMatchObject({ status: 429, body: { code: 'auth.rate_limited' } });
    expect(Number(eleventh.headers.get('retry-after'))).toBeGreaterThan(800);
  });

  it('ends at sign-out, and asks for a sign-in then', async () => {
    const client = await TestClient.signedIn(api.url);
    expect((await client.post('/auth/logout')).status).toBe(204);
    expect(await client.get('/auth/me')).toMatchObject({ status: 401, body: { code: 'auth.required' } });
    expect((await client.post('/auth/logout')).status).toBe(204);
  });

  it('says so when the session has expired', async () => {
    const client = await TestClient.signedIn(api.url);
    await api.query('UPDATE vk_sessions SET expires_at = NOW(3) - INTERVAL 1 DAY');
    expect(await client.get('/auth/me')).toMatchObject({
      status: 401,
      body: { code: 'auth.session_expired' },
    });
  });

  it('changes a password and ends the other sessions', async () => {
    const [here, elsewhere] = [await TestClient.signedIn(api.url), await TestClient.signedIn(api.url)];
    const change = (currentPassword: string, newPassword: string) =>
      here.put('/auth/password', { currentPassword, newPassword });
    expect(await change('wrong', 'a new password')).toMatchObject({
      status: 422,
      body: { code: 'auth.current_password' },
    });
    expect(await change(OWNER.password, 'password123')).toMatchObject({
      status: 422,
      body: { code: 'auth.too_common' },
    });
    expect((await change(OWNER.password, 'a new password')).status).toBe(204);
    expect((await here.get('/auth/me')).status).toBe(200);
    expect((await elsewhere.get('/auth/me')).status).toBe(401);
    expect((await change('a new password', OWNER.password)).status).toBe(204);
  });

  it('refuses calls of foreign pages', async () => {
    const client = await TestClient.signedIn(api.url);
    const cookie = client.headers['cookie'] ?? '';
    const foreign: Record<string, string>[] = [{ cookie }, { cookie, origin: 'https://evil.example' }];
    for (const headers of foreign)
      expect(await client.with(headers).post('/workspaces', { name: 'x' })).toMatchObject({
        status: 403,
        body: { code: 'request.csrf' },
      });
    const form = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
    expect((await client.with(form).post('/workspaces', 'name=x')).status).toBe(403);
  });

  it('puts every try on record, without the address', async () => {
    const client = await TestClient.signedIn(api.url);
    const { body } = await client.get('/audit-events?action=auth.sign_in&limit=200');
    const outcomes = new Set(body.items?.map(({ outcome }) => outcome));
    expect(outcomes).toEqual(new Set(['ok', 'failed']));
    expect(body.items?.[0]).toMatchObject({ actor: { kind: 'user', displayName: 'Administrator' } });
    expect(JSON.stringify(body)).not.toContain('@');
  });

  it('keeps address, name and session out of database and log in clear', async () => {
    const client = await TestClient.signedIn(api.url);
    const token = client.headers['cookie']?.slice(3) ?? '-';
    const rows = JSON.stringify([
      await api.query('SELECT * FROM vk_users'),
      await api.query('SELECT * FROM vk_sessions'),
      await api.query('SELECT * FROM vk_audit_events'),
    ]);
    for (const secret of [OWNER.email, 'Administrator', OWNER.password, token]) {
      expect(rows).not.toContain(secret);
      expect(api.logLines.join('')).not.toContain(secret);
    }
  });
});
