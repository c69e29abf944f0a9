import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TestApi } from '../testing/test-api';
import { TestClient } from '../testing/test-client';

jest.setTimeout(90_000);

const SECRET = 'a secret both sides know';
const PATH = '/hooks/a-key-of-theirs';
const NOBODY = '01a205ee-3f30-7404-8d27-827cf127b410';
const SID = `RE${'7'.repeat(32)}`;

interface Received {
  readonly path: string;
  readonly signature: string;
  readonly body: string;
}

describe('being told that recordings failed', () => {
  let receiver: Server;
  let told: Promise<Received>;
  let api: TestApi;
  let owner: TestClient;
  let workspaceId: string;

  beforeAll(async () => {
    told = new Promise((resolve) => {
      receiver = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          response.writeHead(202).end();
          const signature = String(request.headers['voicekeep-signature']);
          resolve({ path: request.url ?? '', signature, body: Buffer.concat(chunks).toString() });
        });
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    api = await TestApi.start({
      ...{ ALERT_WEBHOOK_URL: `http://127.0.0.1:${port}${PATH}`, ALERT_WEBHOOK_SECRET: SECRET },
      ...{ ALERT_ALLOWED_HOSTS: '127.0.0.0/8', ALERT_FAILED_COUNT: '2' },
    });
    owner = await TestClient.signedIn(api.url);
    workspaceId = String((await owner.post('/workspaces', { name: 'Clinic' })).body['id']);
    for (const sid of [SID, 'RE2'])
      await api.query(`INSERT INTO vk_recordings SET workspace_id = '${workspaceId}', id = UUID(),
        recording_sid = '${sid}', account_sid = 'AC', call_sid = 'CA', kind = 'call', source = 'x', on_twilio = 1,
        state = 'failed', last_error_code = 'source.gone', last_error_message = 'It is gone.',
        object_key = 'voicekeep/x/${sid}.wav', source_created_at = NOW(3), created_at = NOW(3)`);
  });
  afterAll(async () => {
    await api?.stop();
    receiver?.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });

  it('is a signed message that names the workspace, the cause, the fix and where', async () => {
    const { path, signature, body } = await told;
    expect(path).toBe(PATH);
    const [, seconds = '', hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
    expect(hex).toBe(createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex'));
    expect(JSON.parse(body)).toMatchObject({
      ...{ event: 'condition.raised', workspaceId, link: 'http://127.0.0.1:3999/calls' },
      condition: { code: 'recordings.failed', count: 2 },
      text: expect.stringContaining('2 recordings could not be copied'),
    });
    expect(body).not.toMatch(new RegExp(`${SID}|voicekeep/x|${SECRET}`));
  });

  it('is shown to who may read the workspace, and to nobody else', async () => {
    await told;
    const { status, body } = await owner.get(`/workspaces/${workspaceId}/conditions`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [{ code: 'recordings.failed', severity: 'problem', count: 2, page: 'calls', locationId: null }],
      nextCursor: null,
    });
    const stranger = new TestClient(api.url);
    expect((await stranger.get(`/workspaces/${workspaceId}/conditions`)).status).toBe(401);
    expect((await owner.get(`/workspaces/${NOBODY}/conditions`)).status).toBe(404);
    expect(await owner.get('/workspaces/x/conditions')).toMatchObject({ status: 400 });
  });

  it('leaves neither address nor secret in the log', () => {
    expect(api.logLines.join()).not.toMatch(new RegExp(`${PATH}|${SECRET}`));
  });
});
