import { TestApi } from '../testing/test-api';
import { TestClient } from '../testing/test-client';

jest.setTimeout(60_000);

const MEMBER = { email: 'sam@clinic.example', password: 'another long one' };
const STRANGER = '01a205ee-3f30-7404-8d27-827cf127b410';

describe('members and keys', () => {
  let api: TestApi;
  let owner: TestClient;
  let mine: string;
  let other: string;

  beforeAll(async () => {
    api = await TestApi.start();
    owner = await TestClient.signedIn(api.url);
    const create = async (name: string) => String((await owner.post('/workspaces', { name })).body['id']);
    [mine, other] = [await create('Mine'), await create('Other')];
  });
  afterAll(() => api?.stop());

  const actionsOf = async (workspaceId: string) =>
    (await owner.get(`/workspaces/${workspaceId}/audit-events`)).body.items?.map(({ action }) => action);

  it('adds a person who signs in, sees one workspace, and loses it at once', async () => {
    const added = await owner.post(`/workspaces/${mine}/members`, { ...MEMBER, role: 'member' });
    expect(added).toMatchObject({
      status: 201,
      body: { email: MEMBER.email, role: 'member', displayName: 'sam' },
    });
    const path = `/workspaces/${mine}/members/${String(added.body['userId'])}`;
    const sam = await TestClient.signedIn(api.url, MEMBER);
    expect((await sam.get(`/workspaces/${mine}`)).status).toBe(200);
    const foreign = await sam.get(`/workspaces/${other}`);
    const unknown = await sam.get(`/workspaces/${STRANGER}`);
    for (const answer of [foreign, unknown]) expect(answer.status).toBe(404);
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    expect(await sam.patch(`/workspaces/${mine}`, { name: 'Hers' })).toMatchObject({
      status: 403,
      body: { code: 'access.denied' },
    });
    expect((await sam.get(`/workspaces/${mine}/members`)).status).toBe(403);
    expect((await sam.get('/audit-events')).status).toBe(403);

    expect((await owner.patch(path, { role: 'admin' })).body).toMatchObject({
      role: 'admin',
      disabled: false,
    });
    expect((await sam.patch(`/workspaces/${mine}`, { name: 'Ours' })).status).toBe(200);
    expect((await owner.patch(path, { disabled: true })).body).toMatchObject({ disabled: true });
    expect((await sam.get(`/workspaces/${mine}`)).status).toBe(404);
    expect((await owner.delete(path)).status).toBe(204);
    expect((await owner.delete(path)).status).toBe(404);
    expect(await actionsOf(mine)).toEqual(
      expect.arrayContaining(['member.added', 'member.changed', 'member.removed', 'workspace.update']),
    );
  });

  it('asks for the first password of a person new here, and refuses a person twice', async () => {
    const add = (body: object) => owner.post(`/workspaces/${other}/members`, body);
    const fresh = { email: 'new@clinic.example', role: 'member' };
    expect(await add(fresh)).toMatchObject({ status: 422, body: { code: 'member.password_required' } });
    expect(await add({ ...fresh, password: 'short' })).toMatchObject({
      status: 422,
      body: { code: 'auth.too_short' },
    });
    expect((await add({ ...fresh, password: 'long enough 1' })).status).toBe(201);
    expect(await add(fresh)).toMatchObject({ status: 409, body: { code: 'member.already_member' } });
    expect((await owner.get(`/workspaces/${other}/members`)).body.items).toHaveLength(1);
  });

  it('lets a key into its one workspace until it is revoked', async () => {
    const created = await owner.post('/api-keys', { name: 'Report', workspaceId: mine });
    expect(created).toMatchObject({ status: 201, body: { scopes: ['read', 'write'], expiresAt: null } });
    const key = String(created.body['key']);
    expect(key).toMatch(/^vk_[\w-]{43}$/);
    const program = new TestClient(api.url, { authorization: `Bearer ${key}` });
    expect((await program.get(`/workspaces/${mine}`)).status).toBe(200);
    expect((await program.patch(`/workspaces/${mine}`, { name: 'By key' })).status).toBe(200);
    expect((await program.get(`/workspaces/${other}`)).status).toBe(404);
    expect((await program.post('/workspaces', { name: 'More' })).status).toBe(403);
    expect((await program.post('/api-keys', { name: 'Child', workspaceId: mine })).status).toBe(403);
    expect((await program.get('/auth/me')).body).toMatchObject({ kind: 'api-key', displayName: 'Report' });

    const listed = (await owner.get('/api-keys')).body.items?.[0];
    expect(listed).toMatchObject({
      name: 'Report',
      prefix: key.slice(0, 11),
      lastUsedAt: expect.any(String),
    });
    expect(JSON.stringify(listed)).not.toContain(key);
    expect(JSON.stringify(await api.query('SELECT * FROM vk_api_keys'))).not.toContain(key);

    expect((await owner.delete(`/api-keys/${String(created.body['id'])}`)).status).toBe(204);
    expect(await program.get(`/workspaces/${mine}`)).toMatchObject({
      status: 401,
      body: { code: 'auth.key_invalid' },
    });
    expect(await actionsOf(mine)).toEqual(expect.arrayContaining(['api_key.created', 'api_key.revoked']));
  });

  it('lets a key of scope read look but not change', async () => {
    const { body } = await owner.post('/api-keys', { name: 'Reader', workspaceId: mine, scopes: ['read'] });
    const reader = new TestClient(api.url, { authorization: `Bearer ${String(body['key'])}` });
    expect((await reader.get(`/workspaces/${mine}`)).status).toBe(200);
    expect((await reader.patch(`/workspaces/${mine}`, { name: 'x' })).status).toBe(403);
  });

  it('refuses keys in the address, of another kind, or past their end', async () => {
    const nobody = new TestClient(api.url);
    expect(await nobody.get('/auth/me?key=vk_abc')).toMatchObject({
      status: 400,
      body: { code: 'auth.key_in_url' },
    });
    expect((await nobody.with({ authorization: 'Bearer sk_abc' }).get('/auth/me')).status).toBe(401);
    expect((await nobody.with({ authorization: 'Basic dms6eA==' }).get('/auth/me')).status).toBe(401);
    const past = { name: 'Old', workspaceId: mine, expiresAt: '2020-01-01T00:00:00Z' };
    expect(await owner.post('/api-keys', past)).toMatchObject({
      status: 422,
      body: { code: 'api_key.expired' },
    });
    expect((await owner.post('/api-keys', { name: 'x', workspaceId: 'no' })).status).toBe(400);
    expect((await owner.delete('/api-keys/no')).status).toBe(400);
  });
});
