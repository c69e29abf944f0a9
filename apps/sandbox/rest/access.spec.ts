import { request as httpRequest } from 'node:http';
import type { Sandbox } from '../index';
import { answer, ask, Sandboxes } from '../testing/client';

const sandboxes = new Sandboxes();
afterEach(() => sandboxes.closeAll());

const MAIN = { sid: `AC${'a'.repeat(32)}`, authToken: 'main-token' };
const CHILD = { sid: `AC${'b'.repeat(32)}`, authToken: 'child-token', ownerSid: MAIN.sid };
const STRANGER = { sid: `AC${'c'.repeat(32)}`, authToken: 'other-token' };
const key = (letter: string) => `SK${letter.repeat(32)}`;

const status = async (sandbox: Sandbox, path: string, user: string, password: string): Promise<number> => {
  const response = await fetch(`${sandbox.url}/2010-04-01/Accounts/${path}`, {
    headers: { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
  });
  await response.arrayBuffer();
  return response.status;
};

describe('who may see an account', () => {
  it('answers 401 with code 20003 to none, wrong or foreign credentials: JSON for .json, XML for media', async () => {
    const sandbox = await sandboxes.start({ accounts: [MAIN, STRANGER] });
    const none = await ask(sandbox, '/Recordings.json', { headers: { Authorization: '' } });
    expect(none.status).toBe(401);
    expect(await none.json()).toMatchObject({ code: 20003, status: 401, message: 'Authenticate' });
    const media = await ask(sandbox, `/Recordings/${sandbox.recordings()[0]?.sid}.wav`, {
      headers: { Authorization: 'Basic eDp5' },
    });
    expect(media.status).toBe(401);
    expect(media.headers.get('content-type')).toContain('application/xml');
    expect(await media.text()).toContain('<Code>20003</Code>');
    expect(await status(sandbox, `${MAIN.sid}/Recordings.json`, MAIN.sid, 'wrong')).toBe(401);
    expect(await status(sandbox, `${MAIN.sid}/Recordings.json`, STRANGER.sid, STRANGER.authToken)).toBe(401);
  });

  it("lets a main account's token into its subaccount, but not the other way", async () => {
    const sandbox = await sandboxes.start({ accounts: [MAIN, CHILD] });
    expect(await status(sandbox, `${CHILD.sid}/Recordings.json`, MAIN.sid, MAIN.authToken)).toBe(200);
    expect(await status(sandbox, `${CHILD.sid}/Recordings.json`, CHILD.sid, CHILD.authToken)).toBe(200);
    expect(await status(sandbox, `${MAIN.sid}/Recordings.json`, CHILD.sid, CHILD.authToken)).toBe(401);
  });

  it('lets API keys do what their kind may: standard all but the account, restricted only what is named', async () => {
    const apiKeys = [
      { sid: key('1'), secret: 's1', kind: 'main' as const },
      { sid: key('2'), secret: 's2' },
      { sid: key('3'), secret: 's3', kind: 'restricted' as const, permissions: ['recordings.read' as const] },
    ];
    const sandbox = await sandboxes.start({ accounts: [{ ...MAIN, apiKeys }, CHILD] });
    expect(await status(sandbox, `${MAIN.sid}.json`, key('1'), 's1')).toBe(200);
    expect(await status(sandbox, `${MAIN.sid}.json`, key('2'), 's2')).toBe(401);
    expect(await status(sandbox, `${MAIN.sid}/Recordings.json`, key('2'), 's2')).toBe(200);
    expect(await status(sandbox, `${MAIN.sid}/Recordings.json`, key('3'), 's3')).toBe(200);
    expect(await status(sandbox, `${MAIN.sid}/Calls.json`, key('3'), 's3')).toBe(403);
    expect(await status(sandbox, `${CHILD.sid}/Recordings.json`, key('1'), 's1')).toBe(401);
    expect(await status(sandbox, `${MAIN.sid}/Recordings.json`, key('2'), MAIN.authToken)).toBe(401);
  });

  it('keeps accounts apart', async () => {
    const sandbox = await sandboxes.start({ accounts: [MAIN, STRANGER] });
    const foreign = sandbox.recordings().find(({ accountSid }) => accountSid === STRANGER.sid)!;
    expect((await ask(sandbox, `/Recordings/${foreign.sid}.json`)).status).toBe(404);
    expect((await ask(sandbox, `/Recordings/${foreign.sid}.wav`)).status).toBe(404);
  });
});

describe('the gate', () => {
  it('answers 429 with code 20429 when more requests are in flight than allowed, and counts them', async () => {
    const sandbox = await sandboxes.start({ concurrency: 2, recordings: 2 });
    const { sid } = sandbox.recordings()[0]!;
    sandbox.setFaults({ seed: 1, rate: 1, kinds: ['stall'], operations: ['media'] });
    const stop = new AbortController();
    const stalled = await Promise.all(
      [1, 2].map(() => ask(sandbox, `/Recordings/${sid}.wav`, { signal: stop.signal })),
    );
    expect(stalled.map(({ headers }) => headers.get('twilio-concurrent-requests')).sort()).toEqual([
      '1',
      '2',
    ]);
    const refused = await ask(sandbox, '/Recordings.json');
    expect(await answer(refused)).toMatchObject({ status: 429, code: 20429 });
    stop.abort();
  });

  it('names every request and refuses a GET with a body', async () => {
    const sandbox = await sandboxes.start();
    const response = await ask(sandbox, '/Recordings.json');
    expect(response.headers.get('twilio-request-id')).toMatch(/^RQ[0-9a-f]{32}$/);
    const url = `${sandbox.url}/2010-04-01/Accounts/${sandbox.accountSid}/Recordings.json`;
    const refused = await new Promise((resolve, reject) => {
      const sent = httpRequest(url, { headers: { 'Content-Length': 2 } }, (answered) => {
        answered.resume();
        resolve(answered.statusCode);
      });
      sent.on('error', reject).end('{}');
    });
    expect(refused).toBe(403);
  });
});
