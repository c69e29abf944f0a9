import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../apps/sandbox';
import { TwilioRecordingSource } from './twilio-recording-source';
import { TwilioWebhookSignatures } from './twilio-webhook-signatures';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const account = (accountSid: string, authToken: string) => ({
  ...{ accountSid, authToken, secondaryAuthToken: null, apiKeySid: null, apiKeySecret: null },
  ...{ region: null, edge: null },
});

async function open(options: SandboxOptions = {}) {
  const sandbox: Sandbox = await startSandbox({ recordings: 3, ...options });
  closers.push(() => sandbox.close());
  const source = new TwilioRecordingSource(account(sandbox.accountSid, sandbox.authToken), sandbox.url, {
    stallMs: 500,
  });
  const { sid, channels } = sandbox.recordings().find(({ status }) => status === 'completed')!;
  return { sandbox, source, sid, channels };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closers.push(() => new Promise((done) => server.closeAllConnections() ?? server.close(done)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a Twilio account as recording source', () => {
  it('lists every recording over pages, follows it to its call, and deletes it once', async () => {
    const { sandbox, source, sid } = await open({ recordings: 5 });
    const listed: string[] = [];
    let page: string | undefined;
    do {
      const found = await source.recordings({ pageSize: 2, page });
      listed.push(...found.items.map(({ recordingSid }) => recordingSid));
      page = found.nextPage ?? undefined;
    } while (page !== undefined);
    expect(listed).toEqual(sandbox.recordings().map((recording) => recording.sid));
    const known = await source.recording(sid);
    expect((await source.call(known!.callSid))?.callSid).toBe(known!.callSid);
    expect(await source.delete(sid)).toBe('deleted');
    expect(await source.delete(sid)).toBe('not-found');
    expect(await source.recording(sid)).toBeNull();
    expect((await source.recording(sid, { includeDeleted: true }))?.status).toBe('deleted');
    expect(await source.download(sid, { format: 'wav', channels: 1 })).toBeNull();
  });

  it.each(['length', 'chunked'] as const)('downloads media sent with %s', async (mediaDelivery) => {
    const { sandbox, source, sid, channels } = await open({ variants: { mediaDelivery } });
    const media = await source.download(sid, { format: 'wav', channels });
    const truth = sandbox.media(sid, 'wav', channels);
    expect(media?.sizeBytes).toBe(mediaDelivery === 'length' ? truth.length : null);
    expect((await buffer(media!.body)).equals(truth)).toBe(true);
  });

  it.each(['cut-with-length', 'cut-chunked', 'stall'] as const)('fails a download on %s', async (kind) => {
    const { sandbox, source, sid } = await open();
    sandbox.setFaults({ seed: 1, rate: 1, kinds: [kind], operations: ['media'] });
    const read = async () => buffer((await source.download(sid, { format: 'wav', channels: 1 }))!.body);
    await expect(read()).rejects.toMatchObject({ code: 'telephony.unavailable', retryable: true });
  });

  it.each([
    ['401', 'telephony.credentials_rejected', false],
    ['429', 'telephony.rate_limited', true],
    ['503', 'telephony.unavailable', true],
    ['reset', 'telephony.unavailable', true],
    ['wrong-type', 'telephony.media_not_audio', true],
  ] as const)('names the fault %s', async (kind, code, retryable) => {
    const { sandbox, source, sid } = await open();
    sandbox.setFaults({ seed: 1, rate: 1, kinds: [kind] });
    await expect(source.download(sid, { format: 'wav', channels: 1 })).rejects.toMatchObject({
      code,
      retryable,
    });
    if (kind !== 'wrong-type') await expect(source.recordings({})).rejects.toMatchObject({ code, retryable });
  });

  it('follows a redirect without its credentials', async () => {
    const seen: (string | undefined)[] = [];
    const elsewhere = await listen(
      createServer((request, response) => {
        seen.push(request.headers.authorization);
        response.setHeader('Content-Type', 'audio/x-wav').end('RIFF');
      }),
    );
    const base = await listen(
      createServer((request, response) => {
        seen.push(request.headers.authorization);
        response.writeHead(302, { Location: `${elsewhere}/media` }).end();
      }),
    );
    const source = new TwilioRecordingSource(account(`AC${'1'.repeat(32)}`, 'token-of-account'), base);
    const media = await source.download(`RE${'2'.repeat(32)}`, { format: 'wav', channels: 1 });
    expect((await buffer(media!.body)).toString()).toBe('RIFF');
    expect(seen).toEqual([expect.stringMatching(/^Basic /), undefined]);
  });
});

describe('webhook signatures', () => {
  const signatures = new TwilioWebhookSignatures();
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
  const parameters = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  };

  it.each(['RSOYDt4T1cUTdK1PDd93/VVr8B8=', 'kvajT1Ptam85bY51eRf/AJRuM3w='])('accepts %s', (signature) => {
    expect(signatures.isValid({ url, parameters, signature }, ['other', '12345'])).toBe(true);
  });

  it('refuses another token, no token, an empty signature and a changed parameter', () => {
    const signature = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';
    expect(signatures.isValid({ url, parameters, signature }, ['54321'])).toBe(false);
    expect(signatures.isValid({ url, parameters, signature }, [])).toBe(false);
    expect(signatures.isValid({ url, parameters, signature: '' }, ['12345'])).toBe(false);
    expect(
      signatures.isValid({ url, parameters: { ...parameters, Digits: '1' }, signature }, ['12345']),
    ).toBe(false);
  });
});
