import type { Sandbox } from '../index';
import { answer, ask, Sandboxes } from '../testing/client';
import { receiveWebhooks } from '../testing/webhook-receiver';

const sandboxes = new Sandboxes();
afterEach(() => sandboxes.closeAll());

const post = (sandbox: Sandbox, path: string, body: unknown): Promise<Response> =>
  fetch(`${sandbox.url}/_control${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const get = async (sandbox: Sandbox, path: string): Promise<Record<string, unknown>> =>
  answer(await fetch(`${sandbox.url}/_control${path}`));

describe('the control interface', () => {
  it('places calls and points callbacks to another address', async () => {
    const receiver = await receiveWebhooks();
    const sandbox = await sandboxes.start();
    expect((await post(sandbox, '/callbacks', { baseUrl: `${receiver.url}/` })).status).toBe(204);
    const response = await post(sandbox, '/calls', {
      kind: 'voicemail',
      from: '+16465550123',
      delaySeconds: 0,
    });
    expect(response.status).toBe(201);
    const placed = await answer(response);
    await sandbox.settled();
    expect(receiver.received.map(({ path }) => path).sort()).toEqual([
      '/webhooks/twilio/call-status',
      '/webhooks/twilio/recording-status',
    ]);
    expect(await get(sandbox, '/callbacks')).toMatchObject({
      callbacks: [{ callSid: placed['callSid'] }, { callSid: placed['callSid'] }],
    });
    await receiver.close();
  });

  it('tells what the account holds, with or without digests', async () => {
    const sandbox = await sandboxes.start({ recordings: 2 });
    const [first, second] = sandbox.recordings();
    expect(await get(sandbox, '/recordings')).toMatchObject({
      recordings: [
        { sid: first?.sid, sha256: first?.sha256, status: 'completed' },
        { sid: second?.sid, sha256: second?.sha256, bytes: second?.bytes },
      ],
    });
    expect(JSON.stringify(await get(sandbox, '/recordings?digests=false'))).not.toContain('sha256');
    expect(await get(sandbox, '/account')).toEqual({ accountSid: sandbox.accountSid, recordings: 2 });
  });

  it('breaks things and mends them', async () => {
    const sandbox = await sandboxes.start();
    expect((await post(sandbox, '/faults', { seed: 1, rate: 1, kinds: ['503'] })).status).toBe(204);
    expect((await ask(sandbox, '/Recordings.json')).status).toBe(503);
    await fetch(`${sandbox.url}/_control/faults`, { method: 'DELETE' });
    expect((await ask(sandbox, '/Recordings.json')).status).toBe(200);
    expect(await get(sandbox, '/requests')).toMatchObject({
      requests: [
        { operation: 'list-recordings', status: 503, fault: '503' },
        { operation: 'list-recordings', status: 200, fault: null },
      ],
    });
    await post(sandbox, '/variants', { bareMedia: 'json' });
    const bare = await ask(sandbox, `/Recordings/${sandbox.recordings()[0]?.sid}`);
    expect(bare.headers.get('content-type')).toContain('application/json');
  });

  it('says which field is wrong', async () => {
    const sandbox = await sandboxes.start();
    const response = await post(sandbox, '/calls', { kind: 'fax' });
    expect([response.status, await answer(response)]).toEqual([
      422,
      { code: 'sandbox.field_format', message: 'The field kind must be one of call, voicemail.' },
    ]);
    expect((await post(sandbox, '/faults', { kinds: ['flood'] })).status).toBe(422);
    expect((await post(sandbox, '/calls', [])).status).toBe(400);
  });
});
