import { TestApi } from '../testing/test-api';
import { type TestAnswer, TestClient } from '../testing/test-client';

jest.setTimeout(60_000);

const UNKNOWN = '01a205ee-3f30-7404-8d27-827cf127b410';
const MEMBER = { email: 'sam@clinic.example', password: 'another long one' };

/** What the caller reads, without the one thing that differs from request to request. */
const said = ({ status, body }: TestAnswer) => ({ status, ...body, requestId: '' });

describe('a workspace that is not there', () => {
  let api: TestApi;
  let owner: TestClient;
  let routes: [method: string, path: string][];

  beforeAll(async () => {
    api = await TestApi.start();
    owner = await TestClient.signedIn(api.url);
    const document = (await (await fetch(`${api.url}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    routes = Object.entries(document.paths)
      .filter(([path]) => path.includes('{workspaceId}'))
      .flatMap(([path, methods]) =>
        Object.keys(methods).map((method): [string, string] => [
          method.toUpperCase(),
          path.replace('/api/v1', ''),
        ]),
      );
  });
  afterAll(() => api?.stop());

  /** Every route of every wing under that workspace, with any ids further down. */
  const ask = (client: TestClient, workspaceId: string) =>
    Promise.all(
      routes.map(async ([method, path]) => {
        const address = path.replace('{workspaceId}', workspaceId).replaceAll(/\{\w+\}/g, UNKNOWN);
        return [`${method} ${path}`, said(await client.send(method, address))] as const;
      }),
    );

  it('is 404 on every route, in the same words for who may all, for a stranger to it, and once it is deleted', async () => {
    const create = async (name: string) => String((await owner.post('/workspaces', { name })).body['id']);
    const [mine, other, gone] = [await create('Mine'), await create('Other'), await create('Gone')];
    await owner.post(`/workspaces/${mine}/members`, { ...MEMBER, role: 'admin' });
    const sam = await TestClient.signedIn(api.url, MEMBER);
    expect((await owner.delete(`/workspaces/${gone}`)).status).toBe(202);

    const words = said(await owner.get(`/workspaces/${UNKNOWN}`));
    expect(words).toMatchObject({ status: 404, code: 'workspace.not_found' });
    expect(routes.length).toBeGreaterThan(30);
    for (const [client, workspaceId] of [
      [owner, UNKNOWN],
      [sam, UNKNOWN],
      [sam, other],
      [owner, gone],
    ] as const)
      for (const [route, answer] of await ask(client, workspaceId))
        // A deletion under way may be asked for again: it names its job.
        if (workspaceId !== gone || route !== 'DELETE /workspaces/{workspaceId}')
          expect({ route, ...answer }).toEqual({ route, ...words });
    expect((await owner.get(`/workspaces/${mine}/storage`)).status).toBe(200);
  });

  it('keeps naming the same job while its deletion is under way', async () => {
    const { body } = await owner.post('/workspaces', { name: 'Leaving' });
    const path = `/workspaces/${String(body['id'])}`;
    const [first, again] = [await owner.delete(path), await owner.delete(path)];
    expect(first.status).toBe(202);
    if (again.status === 202) expect(again.body['id']).toBe(first.body['id']);
    else expect(again.status).toBe(404);
    expect((await owner.get(`/jobs/${String(first.body['id'])}`)).status).toBe(200);
  });
});
