import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { TelephonyAccount } from '@voicekeep/telephony/domain';
import { mediaBase } from './twilio-base';
import { TwilioRecordingSource } from './twilio-recording-source';
import { toCall, toRecording } from './twilio-resources';

const accountSid = `AC${'1'.repeat(32)}`;
const sid = `RE${'2'.repeat(32)}`;
const STALL_MS = 300;

const account: TelephonyAccount = {
  ...{ accountSid, authToken: 'token-of-account', secondaryAuthToken: null },
  ...{ apiKeySid: null, apiKeySecret: null, region: null, edge: null },
};

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(
    servers
      .splice(0)
      .map((server) => new Promise((done) => server.closeAllConnections() ?? server.close(done))),
  );
});

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

async function listen(serve: Serve): Promise<string> {
  const server = createServer(serve);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function sourceAt(serve: Serve, change: Partial<TelephonyAccount> = {}) {
  return new TwilioRecordingSource({ ...account, ...change }, await listen(serve), { stallMs: STALL_MS });
}

const wav = { format: 'wav', channels: 1 } as const;
const sound: Serve = (_, response) => void response.setHeader('Content-Type', 'audio/x-wav').end('RIFF');
const refuse =
  (status: number, body: string, headers: Record<string, string> = {}): Serve =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);
const xml = (code: number) =>
  `<TwilioResponse><RestException><Code>${code}</Code></RestException></TwilioResponse>`;
const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

describe('media', () => {
  it('is asked for with an extension and the wanted channels, of the stored account', async () => {
    const asked: (string | undefined)[] = [];
    const source = await sourceAt((request, response) => {
      asked.push(request.url);
      sound(request, response);
    });
    for (const channels of [1, 2] as const)
      await buffer((await source.download(sid, { ...wav, channels }))!.body);
    const path = `/2010-04-01/Accounts/${accountSid}/Recordings/${sid}.wav`;
    expect(asked).toEqual([`${path}?RequestedChannels=1`, `${path}?RequestedChannels=2`]);
  });

  it.each([
    ['two channels of one, said bare', 2, refuse(400, ''), 'telephony.no_dual_channel', false],
    ['two channels of one, said by code', 2, refuse(400, xml(16113)), 'telephony.no_dual_channel', false],
    ['MP3 of an encrypted one', 2, refuse(400, xml(16109)), 'telephony.encrypted_wav_only', false],
    ['a page of a proxy for 404', 1, refuse(404, '<html>'), 'telephony.unexpected_answer', true],
    [
      'XML for 200',
      1,
      refuse(200, xml(20404), { 'Content-Type': 'text/xml' }),
      'telephony.media_not_audio',
      true,
    ],
    [
      ...(['compressed audio', 1] as const),
      ...[refuse(200, 'x', { 'Content-Type': 'audio/x-wav', 'Content-Encoding': 'gzip' })],
      ...(['telephony.media_not_audio', true] as const),
    ],
  ] as const)('names %s', async (_, channels, serve, code, retryable) => {
    const source = await sourceAt(serve);
    await expect(source.download(sid, { ...wav, channels })).rejects.toMatchObject({ code, retryable });
  });

  it.each([refuse(404, xml(20404)), refuse(404, '')])(
    'is null where Twilio itself says 404',
    async (serve) => {
      expect(await (await sourceAt(serve)).download(sid, wav)).toBeNull();
    },
  );

  it('has a deadline for the first byte and for every next one', async () => {
    const late = { code: 'telephony.unavailable', retryable: true };
    const silent = await sourceAt(() => undefined);
    await expect(silent.download(sid, wav)).rejects.toMatchObject(late);
    const halting = await sourceAt((_, response) => {
      response.writeHead(200, { 'Content-Type': 'audio/x-wav', 'Content-Length': '1000' }).write('half');
    });
    await expect(buffer((await halting.download(sid, wav))!.body)).rejects.toMatchObject(late);
  });

  it('ends with its caller', async () => {
    const halting = await sourceAt((_, response) => {
      response.writeHead(200, { 'Content-Type': 'audio/x-wav', 'Content-Length': '1000' }).write('half');
    });
    const caller = new AbortController();
    const media = await halting.download(sid, { ...wav, signal: caller.signal });
    const read = buffer(media!.body);
    caller.abort(new Error('the lease is lost'));
    await expect(read).rejects.toThrow('the lease is lost');
  });

  it('keeps its connection for the next recording', async () => {
    const ports = new Set<number | undefined>();
    const source = await sourceAt((request, response) => {
      ports.add(request.socket.remotePort);
      sound(request, response);
    });
    for (let round = 0; round < 3; round += 1) await buffer((await source.download(sid, wav))!.body);
    expect(ports.size).toBe(1);
  });
});

describe('slowing down', () => {
  it.each([
    ['in seconds', () => '7', 7],
    ['as a date', () => new Date(Date.now() + 60_000).toUTCString(), 60],
  ])('carries Retry-After %s of a 429', async (_, header, seconds) => {
    const source = await sourceAt(refuse(429, '{"code":20429}', { 'Retry-After': header() }));
    for (const asked of [source.download(sid, wav), source.recordings({}), source.delete(sid)]) {
      const error: unknown = await asked.catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'telephony.rate_limited', retryable: true });
      const { retryAfterSeconds } = error as { retryAfterSeconds: number };
      expect(Math.abs(retryAfterSeconds - seconds)).toBeLessThanOrEqual(5);
    }
  });
});

describe('credentials', () => {
  const seen: (string | undefined)[] = [];
  beforeEach(() => void seen.splice(0));
  /** Knows one pair; answers a list to REST and sound to media. */
  const guarded =
    (good: string): Serve =>
    (request, response) => {
      seen.push(request.headers.authorization);
      if (request.headers.authorization !== good) refuse(401, '{"code":20003}')(request, response);
      else if (request.url?.includes('.wav')) sound(request, response);
      else response.setHeader('Content-Type', 'application/json').end('{"recordings":[]}');
    };

  it('are the API key where there is one, and no token beside it', async () => {
    const key = { apiKeySid: `SK${'3'.repeat(32)}`, apiKeySecret: 'secret-of-key' };
    const source = await sourceAt(guarded(basic(accountSid, 'token-of-account')), key);
    await expect(source.recordings({})).rejects.toMatchObject({ code: 'telephony.credentials_rejected' });
    await expect(source.download(sid, wav)).rejects.toMatchObject({ code: 'telephony.credentials_rejected' });
    expect(new Set(seen)).toEqual(new Set([basic(key.apiKeySid, key.apiKeySecret)]));
  });

  it('are either token while the two are being rotated, and then the one that was good', async () => {
    const good = basic(accountSid, 'token-promoted');
    const source = await sourceAt(guarded(good), { secondaryAuthToken: 'token-promoted' });
    expect((await source.recordings({})).items).toEqual([]);
    expect((await buffer((await source.download(sid, wav))!.body)).toString()).toBe('RIFF');
    expect(seen).toEqual([basic(accountSid, 'token-of-account'), good, good]);
  });

  it('are rejected when neither token is good, after one request for each', async () => {
    const source = await sourceAt(guarded('nobody'), { secondaryAuthToken: 'token-promoted' });
    await expect(source.download(sid, wav)).rejects.toMatchObject({ code: 'telephony.credentials_rejected' });
    expect(seen).toHaveLength(2);
  });

  it('do not come back to the first host once a redirect left it', async () => {
    let home = '';
    const elsewhere = await listen(
      (_, response) => void response.writeHead(302, { Location: `${home}/x` }).end(),
    );
    const source = await sourceAt((request, response) => {
      seen.push(request.headers.authorization);
      home = `http://${request.headers.host}`;
      if (request.url === '/x') sound(request, response);
      else response.writeHead(302, { Location: `${elsewhere}/media` }).end();
    });
    await buffer((await source.download(sid, wav))!.body);
    expect(seen).toEqual([basic(accountSid, 'token-of-account'), undefined]);
  });

  it.each(['http://media.example.com/x', 'https://10.0.0.7/x', 'https://[fd00::1]/x', 'file:///etc/passwd'])(
    'and everything else stay away from %s',
    async (location) => {
      const source = await sourceAt(refuse(302, '', { Location: location }));
      await expect(source.download(sid, wav)).rejects.toMatchObject({ code: 'telephony.redirect_refused' });
    },
  );
});

describe('places and kinds', () => {
  it.each([
    [{}, 'https://api.twilio.com'],
    [{ region: 'ie1', edge: 'dublin' }, 'https://api.dublin.ie1.twilio.com'],
  ])('media of %j are at %s', (place, base) => {
    expect(mediaBase('https://api.twilio.com', { ...account, ...place })).toBe(base);
  });

  it('keeps key and vector of an encrypted recording as Twilio gave them', () => {
    const details = { encryption_public_key_sid: 'CR1', encryption_cek: 'wrapped', encryption_iv: 'vector' };
    const recording = toRecording({
      ...{ sid, account_sid: accountSid, call_sid: `CA${'4'.repeat(32)}`, status: 'completed' },
      ...{ date_created: 'Mon, 02 Nov 2026 14:03:07 +0000', encryption_details: details },
    });
    expect(JSON.parse(recording.encryptionDetails ?? '')).toEqual(details);
  });

  it.each(['absent', 'failed', 'something-new'])(
    'passes on the status %s and an unknown source',
    (status) => {
      const recording = toRecording({
        ...{ sid, account_sid: accountSid, call_sid: `CA${'4'.repeat(32)}`, status, error_code: 16101 },
        ...{ date_created: 'Mon, 02 Nov 2026 14:03:07 +0000', source: 'StartCallRecordingTwiML' },
      });
      expect(recording).toMatchObject({ status, source: 'StartCallRecordingTwiML', errorCode: 16101 });
    },
  );
});

describe('the price of a call', () => {
  const priced = (price: unknown) => {
    const { price: amount, priceUnit } = toCall({ sid: `CA${'3'.repeat(32)}`, price, price_unit: 'USD' });
    return [amount, priceUnit];
  };

  it.each([
    ['-0.0085', 0.0085],
    [-0.0085, 0.0085],
    ['0', 0],
    [null, null],
    ['free', null],
  ])('%j is %j, as money that was taken', (written, amount) => {
    expect(priced(written)).toEqual([amount, 'USD']);
  });
});
