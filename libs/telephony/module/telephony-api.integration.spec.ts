import { randomBytes, randomUUID } from 'node:crypto';
import type { ConnectionCheckResult } from '@voicekeep/shared/contracts';
import { RecordingSources, TelephonySettingsRepository } from '@voicekeep/telephony/domain';
import { startSandbox, type Sandbox } from '../../../apps/sandbox';
import { PUBLIC_URL, startTelephonyHost, type TelephonyHost } from './testing/telephony-host';

jest.setTimeout(30_000);

const hex = () => randomBytes(16).toString('hex');

describe('the Twilio settings API', () => {
  let host: TelephonyHost;
  let sandbox: Sandbox;
  let ws: string;
  const path = (workspaceId = ws) => `/workspaces/${workspaceId}/telephony`;
  const form = () => ({
    accountSid: `AC${hex()}`,
    authToken: hex(),
    secondaryAuthToken: hex(),
    apiKeySid: `SK${hex()}`,
    apiKeySecret: hex(),
    region: 'ie1',
    edge: 'dublin',
  });
  const stored = async () => (await host.app.get(TelephonySettingsRepository).find(ws))?.account;
  const put = (body: unknown, workspaceId = ws) => host.call('PUT', path(workspaceId), body);

  beforeAll(async () => {
    sandbox = await startSandbox({ recordings: 3 });
    host = await startTelephonyHost({ bodyParser: false }, sandbox.url);
  });
  beforeEach(() => {
    ws = randomUUID();
    host.audit.entries.length = 0;
  });
  afterAll(() => Promise.all([host.stop(), sandbox.close()]));

  it('shows where Twilio has to call before anything is saved', async () => {
    expect(await host.call('GET', path())).toMatchObject({
      status: 200,
      body: {
        configured: false,
        accountSid: null,
        hasAuthToken: false,
        webhooks: {
          recordingStatusUrl: `${PUBLIC_URL}/webhooks/twilio/recording-status`,
          callStatusUrl: `${PUBLIC_URL}/webhooks/twilio/call-status`,
          lastReceivedAt: null,
        },
      },
    });
  });

  it('never gives a secret back, in an answer, in the row or on record', async () => {
    const given = form();
    const saved = await put(given);
    const shown = await host.call('GET', path());
    expect(saved).toMatchObject({ status: 200, body: { configured: true, accountSid: given.accountSid } });
    expect(shown.body).toEqual(saved.body);
    expect(shown.body).toMatchObject({
      hasAuthToken: true,
      hasSecondaryAuthToken: true,
      hasApiKeySecret: true,
      apiKeySid: given.apiKeySid,
      region: 'ie1',
      edge: 'dublin',
    });
    const row = await host.source.query('SELECT * FROM vk_telephony_settings WHERE workspace_id = ?', [ws]);
    const { authToken, secondaryAuthToken, apiKeySid, apiKeySecret } = given;
    for (const secret of [authToken, secondaryAuthToken, apiKeySecret])
      expect(JSON.stringify([saved.body, shown.body, host.audit.entries])).not.toContain(secret);
    for (const sealed of [authToken, secondaryAuthToken, apiKeySid, apiKeySecret])
      expect(JSON.stringify(row)).not.toContain(sealed);
    expect(host.audit.entries).toEqual([
      expect.objectContaining({ action: 'telephony.settings_changed', outcome: 'ok', workspaceId: ws }),
    ]);
    expect(await stored()).toEqual(given);
  });

  it.each([
    ['left out', {}],
    ['sent back masked', { authToken: '********', secondaryAuthToken: '••••••••', apiKeySecret: '********' }],
    ['left empty', { authToken: '' }],
  ])('keeps what is %s', async (_, change) => {
    const given = form();
    await put(given);
    const again = await put({ accountSid: given.accountSid, ...change });
    expect(again).toMatchObject({ status: 200, body: { hasAuthToken: true, hasSecondaryAuthToken: true } });
    expect(await stored()).toEqual(given);
  });

  it('resets what is null', async () => {
    const given = form();
    await put(given);
    const reset = { secondaryAuthToken: null, apiKeySid: null, apiKeySecret: null, region: null, edge: null };
    const answer = await put({ accountSid: given.accountSid, ...reset });
    expect(answer).toMatchObject({
      status: 200,
      body: { hasSecondaryAuthToken: false, hasApiKeySecret: false, apiKeySid: null, region: null },
    });
    expect(await stored()).toEqual({ ...given, ...reset });
  });

  it('asks for the token again when the account changes, and keeps nothing of the old one', async () => {
    const given = form();
    await put(given);
    const accountSid = `AC${hex()}`;
    for (const authToken of [undefined, '********'])
      expect(await put({ accountSid, authToken })).toMatchObject({
        status: 400,
        body: { code: 'telephony.secret_required_again', errors: [{ path: 'authToken' }] },
      });
    expect(await stored()).toEqual(given);
    const authToken = hex();
    expect((await put({ accountSid, authToken })).status).toBe(200);
    expect(await stored()).toEqual({
      ...{ accountSid, authToken, secondaryAuthToken: null, apiKeySid: null, apiKeySecret: null },
      ...{ region: null, edge: null },
    });
  });

  it('asks for the secret again when the API key changes', async () => {
    const given = form();
    await put(given);
    const changed = { accountSid: given.accountSid, apiKeySid: `SK${hex()}` };
    expect(await put(changed)).toMatchObject({
      status: 422,
      body: { code: 'telephony.api_key_secret_required' },
    });
    expect(await stored()).toEqual(given);
  });

  it('gives an account to one workspace only, also when two ask at once', async () => {
    const [given, other] = [form(), randomUUID()];
    const answers = await Promise.all([put(given), put(given, other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [winner, loser] = answers[0].status === 200 ? [ws, other] : [other, ws];
    const own = form();
    expect((await put(own, loser)).status).toBe(200);
    expect(await put(given, loser)).toMatchObject({
      status: 409,
      body: { code: 'telephony.account_in_use', detail: expect.not.stringContaining(winner) },
    });
    expect((await host.call('GET', path(loser))).body.accountSid).toBe(own.accountSid);
    expect((await host.call('GET', path(winner))).body.accountSid).toBe(given.accountSid);
  });

  it('takes two saves at once, first or later ones', async () => {
    const given = form();
    for (const round of ['first', 'later']) {
      const answers = await Promise.all([put(given), put(given)]);
      expect([round, ...answers.map(({ status }) => status)]).toEqual([round, 200, 200]);
    }
    expect(await host.app.get(TelephonySettingsRepository).find(ws)).toMatchObject({ version: 4 });
  });

  it.each([
    ['no account', { accountSid: undefined }, 422, 'telephony.account_sid_required'],
    ['a short account SID', { accountSid: 'AC1' }, 422, 'telephony.account_sid_format'],
    ['a blank within a token', { authToken: 'aaaa bbbb cccc' }, 422, 'telephony.auth_token_format'],
    [
      'neither token nor key',
      { authToken: undefined, apiKeySid: null },
      422,
      'telephony.auth_token_required',
    ],
    ['a mask never stored', { authToken: '********', apiKeySid: null }, 422, 'telephony.auth_token_required'],
    ['a region alone', { edge: null }, 422, 'telephony.region_and_edge'],
    ['a region that leads elsewhere', { region: 'x.evil.example' }, 422, 'telephony.region_format'],
    ['a number for a token', { authToken: 7 }, 422, 'request.field_invalid'],
    ['an unknown field', { workspaceId: 'x' }, 400, 'request.field_unknown'],
  ])('refuses %s and saves nothing', async (_, change, status, code) => {
    expect(await put({ ...form(), ...change })).toMatchObject({ status, body: { code } });
    expect(await stored()).toBeUndefined();
  });

  it('lets members read and neither save nor test; strangers find nothing', async () => {
    const member = `member@${ws}`;
    expect((await host.call('GET', path(), undefined, member)).status).toBe(200);
    expect((await host.call('PUT', path(), form(), member)).status).toBe(403);
    expect((await host.call('POST', `${path()}/test`, form(), member)).status).toBe(403);
    expect((await host.call('GET', path(), undefined, `admin@${randomUUID()}`)).status).toBe(404);
    expect((await host.call('GET', path(), undefined, '')).status).toBe(401);
    expect((await host.call('GET', path('1%20OR%201=1'))).status).toBe(400);
  });

  it('tests unsaved settings against Twilio and saves nothing', async () => {
    const { accountSid, authToken } = sandbox;
    const answer = await host.call<ConnectionCheckResult>('POST', `${path()}/test`, {
      accountSid,
      authToken,
    });
    expect(answer).toMatchObject({ status: 200, body: { ok: true } });
    expect(answer.body.steps.map((step) => step.status)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(await stored()).toBeUndefined();
  });

  it('says in a sentence that a token is wrong, and skips the rest', async () => {
    const [{ accountSid }, wrong] = [sandbox, hex()];
    const answer = await host.call<ConnectionCheckResult>('POST', `${path()}/test`, {
      accountSid,
      authToken: wrong,
    });
    expect(answer).toMatchObject({ status: 200, body: { ok: false } });
    const [first, ...rest] = answer.body.steps;
    expect(first).toMatchObject({
      id: 'credentials',
      status: 'failed',
      title: 'Sign in to Twilio',
      code: 'telephony.credentials_rejected',
      detail: 'Twilio refuses the credentials: check account SID, token or API key, and region.',
    });
    expect(rest.map((step) => step.status)).toEqual(['skipped', 'skipped', 'skipped']);
    expect(JSON.stringify([answer.body, host.audit.entries])).not.toContain(wrong);
    expect(host.audit.entries).toMatchObject([
      { action: 'telephony.tested', outcome: 'failed', details: { code: 'telephony.credentials_rejected' } },
    ]);
  });

  it('tests and opens with the stored secret, but never sends it to another account', async () => {
    const { accountSid, authToken } = sandbox;
    await put({ accountSid, authToken });
    expect((await host.call('POST', `${path()}/test`, {})).body.ok).toBe(true);
    expect((await host.call('POST', `${path()}/test`, { accountSid })).body.ok).toBe(true);
    const before = sandbox.requests().length;
    expect(await host.call('POST', `${path()}/test`, { accountSid: `AC${hex()}` })).toMatchObject({
      status: 400,
      body: { code: 'telephony.secret_required_again' },
    });
    expect(sandbox.requests()).toHaveLength(before);
    const sources = host.app.get(RecordingSources);
    expect((await (await sources.open(ws)).recordings({})).items).toHaveLength(3);
    await put({ accountSid, authToken: hex() });
    await expect((await sources.open(ws)).recordings({})).rejects.toMatchObject({
      code: 'telephony.credentials_rejected',
    });
    await host.app.get(TelephonySettingsRepository).remove(ws);
    await expect(sources.open(ws)).rejects.toMatchObject({ code: 'telephony.not_configured' });
  });

  it('answers a test of nothing with the fields to fill', async () => {
    const answer = await host.call<ConnectionCheckResult>('POST', `${path()}/test`, {});
    expect(answer).toMatchObject({ status: 200, body: { ok: false } });
    expect(answer.body.steps[0]).toMatchObject({ status: 'failed', code: 'telephony.account_sid_format' });
  });
});
