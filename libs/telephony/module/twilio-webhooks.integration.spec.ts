import { randomBytes, randomUUID } from 'node:crypto';
import { startTelephonyHost, type TelephonyHost } from './testing/telephony-host';
import { FORM, sign, WebhookSender, type Parameters } from './testing/webhook-sender';

jest.setTimeout(30_000);

const hex = () => randomBytes(16).toString('hex');
const encode = (parameters: Parameters) => new URLSearchParams({ ...parameters }).toString();

describe.each([
  ['in a host that leaves bodies alone', { bodyParser: false }, true],
  ['in a host that parses bodies and keeps their bytes', { rawBody: true }, true],
  ['in a host with the default body parser', {}, false],
])('Twilio webhooks %s', (_, application, seesBytes) => {
  let host: TelephonyHost;
  let recordings: WebhookSender;
  let calls: WebhookSender;
  let workspaceId: string;
  let accountSid: string;
  const primary = hex();
  const secondary = hex();

  const announced = (more: Parameters = {}): Parameters => ({
    AccountSid: accountSid,
    CallSid: `CA${hex()}`,
    RecordingSid: `RE${hex()}`,
    RecordingStatus: 'completed',
    RecordingUrl: 'https://api.twilio.com/somewhere',
    RecordingDuration: '17',
    ...more,
  });
  const settings = async () => (await host.call('GET', `/workspaces/${workspaceId}/telephony`)).body.webhooks;
  const rejections = () => host.audit.entries.filter((entry) => entry.action === 'webhook.rejected');

  beforeAll(async () => {
    host = await startTelephonyHost(application);
    recordings = new WebhookSender(host.base);
    calls = new WebhookSender(host.base, '/webhooks/twilio/call-status');
  });
  beforeEach(async () => {
    workspaceId = randomUUID();
    accountSid = `AC${hex()}`;
    const account = { accountSid, authToken: primary, secondaryAuthToken: secondary };
    expect((await host.call('PUT', `/workspaces/${workspaceId}/telephony`, account)).status).toBe(200);
    host.events.length = 0;
    host.audit.entries.length = 0;
  });
  afterAll(() => host.stop());

  it.each([
    ['primary', primary],
    ['secondary', secondary],
  ])('hand a recording signed with the %s token on, once and whole', async (_name, token) => {
    const parameters = announced({ Caller: 'Zoë & Søn +1', SomethingNew: '' });
    const answer = await recordings.sendSigned(token, parameters, `${FORM}; charset=UTF-8`);
    expect(answer).toMatchObject({ status: 204, body: {} });
    const eventKey = `${parameters['RecordingSid']}:completed`;
    expect(host.events).toEqual([
      { kind: 'recording-status', workspaceId, accountSid, eventKey, parameters, receivedAt: host.clock.at },
    ]);
    expect(await settings()).toMatchObject({
      lastReceivedAt: host.clock.at.toISOString(),
      lastRejectedAt: null,
    });
  });

  it('hand a call on, named by its sequence', async () => {
    const CallSid = `CA${hex()}`;
    const parameters = { AccountSid: accountSid, CallSid, CallStatus: 'ringing', SequenceNumber: '2' };
    expect((await calls.sendSigned(primary, parameters)).status).toBe(204);
    expect(host.events).toMatchObject([
      { kind: 'call-status', workspaceId, eventKey: `${CallSid}:2:ringing` },
    ]);
  });

  it('name a repeat like the first, and leave unknown words and wrong numbers to the listener', async () => {
    const parameters = announced({
      RecordingStatus: 'exploded',
      RecordingDuration: '-1',
      RecordingUrl: 'http://127.0.0.1/x',
    });
    const statuses = [1, 2].map(async () => (await recordings.sendSigned(primary, parameters)).status);
    expect(await Promise.all(statuses)).toEqual([204, 204]);
    const [first, second] = host.events;
    expect(first).toMatchObject({ parameters, eventKey: `${parameters['RecordingSid']}:exploded` });
    expect(second?.eventKey).toBe(first?.eventKey);
  });

  it('check the signature of the public address with its query', async () => {
    const path = '/webhooks/twilio/recording-status?foo=1&bar=%20';
    expect((await new WebhookSender(host.base, path).sendSigned(primary, announced())).status).toBe(204);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('answer 405 with Allow to %s', async (method) => {
    const body = method === 'GET' ? undefined : 'x'.repeat(70_000);
    const answer = await recordings.send({ method, body, type: 'text/plain' });
    expect(answer).toMatchObject({ status: 405, body: { code: 'telephony.method' } });
    expect(answer.headers.get('allow')).toBe('POST');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it.each([
    ['65,537 bytes', 65_537, FORM],
    ['the same of another type', 65_537, 'text/plain'],
    ['2 MB', 2_000_000, FORM],
  ])('answer 413 to %s', async (_name, size, type) => {
    const body = `AccountSid=${accountSid}&x=`.padEnd(size, 'x');
    expect((await recordings.send({ body, type })).status).toBe(413);
    expect(host.events).toEqual([]);
  });

  it('take 64 KB', async () => {
    const parameters = announced();
    const Filler = 'x'.repeat(65_536 - encode(parameters).length - '&Filler='.length);
    expect((await recordings.sendSigned(primary, { ...parameters, Filler })).status).toBe(204);
  });

  it.each([
    ['JSON', 'application/json', '{"AccountSid":"AC1"}', {}],
    ['a multipart form', 'multipart/form-data; boundary=x', '--x--', {}],
    ['no type', '', 'a=1', {}],
    ['another charset', `${FORM}; charset=iso-8859-1`, 'a=1', {}],
    ['a packed body', FORM, 'a=1', { 'content-encoding': 'zip' }],
  ])('answer 415 to %s', async (_name, type, text, headers) => {
    const answer = await recordings.send({ type, body: new TextEncoder().encode(text), headers });
    expect(answer.status).toBe(415);
  });

  it.each([
    ['a parameter twice', 'CallSid=a&CallSid=b', 'telephony.parameter_duplicate'],
    ['a bracket', 'CallSid[a]=1', 'telephony.parameter_unknown'],
    ['an inherited name', 'constructor=1', 'telephony.parameter_unknown'],
    ['a NUL', 'CallSid=a%00b', 'telephony.encoding'],
  ])('answer 400 to %s before looking at the account', async (_name, body, code) => {
    expect(await recordings.send({ body })).toMatchObject({ status: 400, body: { code } });
    expect(rejections()).toEqual([]);
  });

  if (seesBytes)
    it.each([
      ['bytes that are not UTF-8', Buffer.from([0x61, 0x3d, 0xff]), 'telephony.encoding'],
      ['an escape that is not UTF-8', Buffer.from('a=%ff'), 'telephony.encoding'],
      ['a broken escape', Buffer.from('a=%zz'), 'telephony.encoding'],
      ['__proto__', Buffer.from('__proto__=1'), 'telephony.parameter_unknown'],
    ])('answer 400 to %s', async (_name, body, code) => {
      expect(await recordings.send({ body: Uint8Array.from(body) })).toMatchObject({
        status: 400,
        body: { code },
      });
    });

  it.each([
    ['an account nobody has', () => announced({ AccountSid: `AC${hex()}` })],
    ['no account', () => ({ CallSid: `CA${hex()}` })],
    ['an account in other letters', () => announced({ AccountSid: accountSid.toUpperCase() })],
  ])('answer 404 to %s, signed or not', async (_name, parameters) => {
    const answer = await recordings.sendSigned(primary, parameters());
    expect(answer).toMatchObject({ status: 404, body: { code: 'telephony.account_unknown' } });
    expect([host.events, rejections()]).toEqual([[], []]);
  });

  it('answer 503 while no token is stored, whatever is signed with', async () => {
    const [ws, sid] = [randomUUID(), `AC${hex()}`];
    const key = { accountSid: sid, apiKeySid: `SK${hex()}`, apiKeySecret: hex() };
    expect((await host.call('PUT', `/workspaces/${ws}/telephony`, key)).status).toBe(200);
    for (const token of ['', key.apiKeySecret]) {
      const answer = await recordings.sendSigned(token, announced({ AccountSid: sid }));
      expect(answer).toMatchObject({ status: 503, body: { code: 'telephony.webhook_not_configured' } });
    }
    expect(host.events).toEqual([]);
  });

  it.each<[string, string, (parameters: Parameters) => string | undefined]>([
    ['no signature', 'missing', () => undefined],
    ['an empty one', 'wrong', () => ''],
    ['one of another token', 'wrong', (parameters) => sign(hex(), recordings.path, parameters)],
    ['one of an empty token', 'wrong', (parameters) => sign('', recordings.path, parameters)],
    ['one of another address', 'wrong', (parameters) => sign(primary, calls.path, parameters)],
    [
      'one of other parameters',
      'wrong',
      (parameters) => sign(primary, recordings.path, { ...parameters, RecordingDuration: '18' }),
    ],
  ])('answer 403 to %s, on record and shown in the settings', async (_name, kind, signatureOf) => {
    const parameters = announced();
    const signature = signatureOf(parameters);
    const answer = await recordings.send({
      body: encode(parameters),
      ...(signature === undefined ? {} : { signature }),
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'telephony.signature_invalid' } });
    expect(host.events).toEqual([]);
    expect(rejections()).toEqual([
      {
        actor: null,
        action: 'webhook.rejected',
        outcome: 'denied',
        workspaceId,
        requestId: answer.body.requestId,
        details: { code: 'telephony.signature_invalid', signature: kind },
      },
    ]);
    expect(await settings()).toMatchObject({
      lastReceivedAt: null,
      lastRejectedAt: host.clock.at.toISOString(),
    });
  });

  it('answer 403 when another account signed', async () => {
    const other = { accountSid: `AC${hex()}`, authToken: hex() };
    await host.call('PUT', `/workspaces/${randomUUID()}/telephony`, other);
    expect((await recordings.sendSigned(other.authToken, announced())).status).toBe(403);
  });

  it.each([
    ['RE../../x', { RecordingSid: 'RE../../x' }, 'telephony.recording_sid_format'],
    ['33 characters', { RecordingSid: `RE${hex().slice(1)}` }, 'telephony.recording_sid_format'],
    ['35 characters', { RecordingSid: `RE${hex()}0` }, 'telephony.recording_sid_format'],
    ['a small re', { RecordingSid: `re${hex()}` }, 'telephony.recording_sid_format'],
    ['no call', { CallSid: '' }, 'telephony.call_sid_format'],
    ['a status of two words', { RecordingStatus: 'a b' }, 'telephony.recording_status_format'],
  ])('answer 400 to a genuine webhook with %s', async (_name, change, code) => {
    expect(await recordings.sendSigned(primary, announced(change))).toMatchObject({
      status: 400,
      body: { code },
    });
    expect((await recordings.sendSigned(hex(), announced(change))).status).toBe(403);
    expect(host.events).toEqual([]);
  });
});
