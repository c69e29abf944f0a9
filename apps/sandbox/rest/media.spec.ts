import type { Sandbox } from '../index';
import { answer, ask, Sandboxes } from '../testing/client';

const sandboxes = new Sandboxes();
afterEach(() => sandboxes.closeAll());

const bytes = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
const start = (): Promise<Sandbox> =>
  sandboxes.start({
    recordings: [
      { kind: 'call', source: 'DialVerb', durationSeconds: 12 },
      { kind: 'voicemail', durationSeconds: 5 },
      { source: 'Conference', durationSeconds: 6 },
      { status: 'processing' },
      { status: 'absent' },
    ],
  });
const byKind = (sandbox: Sandbox, test: (facts: { source: string; status: string }) => boolean): string =>
  sandbox.recordings().find(test)!.sid;

describe('media', () => {
  it('comes as WAV with or without the extension: the very bytes the sandbox knows, with their length', async () => {
    const sandbox = await start();
    const facts = sandbox.recordings().find(({ source }) => source === 'DialVerb')!;
    for (const extension of ['.wav', '']) {
      const response = await ask(sandbox, `/Recordings/${facts.sid}${extension}`);
      expect(response.headers.get('content-type')).toBe('audio/x-wav');
      expect(response.headers.get('content-length')).toBe(String(facts.bytes));
      expect((await bytes(response)).equals(sandbox.media(facts.sid, 'wav'))).toBe(true);
    }
    expect(facts).toMatchObject({ durationSeconds: 12, bytes: 44 + 12 * 8000 * 4, channels: 2 });
  });

  it('comes as MP3 at 32 kbit/s', async () => {
    const sandbox = await start();
    const sid = byKind(sandbox, ({ source }) => source === 'DialVerb');
    const response = await ask(sandbox, `/Recordings/${sid}.mp3`);
    const file = await bytes(response);
    expect(response.headers.get('content-type')).toBe('audio/mpeg');
    expect(file.readUInt16BE(0) & 0xffe0).toBe(0xffe0);
    expect(file.length / (12 * 4000)).toBeCloseTo(1, 1);
    expect(file.equals(sandbox.media(sid, 'mp3'))).toBe(true);
  });

  it('gives the channels asked for; a conference comes mixed down unless two are asked for', async () => {
    const sandbox = await start();
    const channels = async (sid: string, query: string): Promise<number> =>
      (await bytes(await ask(sandbox, `/Recordings/${sid}.wav${query}`))).readUInt16LE(22);
    const call = byKind(sandbox, ({ source }) => source === 'DialVerb');
    const conference = byKind(sandbox, ({ source }) => source === 'Conference');
    expect(await channels(call, '')).toBe(2);
    expect(await channels(call, '?RequestedChannels=1')).toBe(1);
    expect(await channels(conference, '')).toBe(1);
    expect(await channels(conference, '?RequestedChannels=2')).toBe(2);
  });

  it('refuses two channels of a voicemail with 400 and code 16113', async () => {
    const sandbox = await start();
    const sid = byKind(sandbox, ({ source }) => source === 'RecordVerb');
    const response = await ask(sandbox, `/Recordings/${sid}.wav?RequestedChannels=2`);
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('<Code>16113</Code>'),
    ]);
  });

  it('is 404 as XML while processing, when absent, and once deleted', async () => {
    const sandbox = await start();
    const call = byKind(sandbox, ({ source }) => source === 'DialVerb');
    await ask(sandbox, `/Recordings/${call}.json`, { method: 'DELETE' });
    const gone = [
      call,
      byKind(sandbox, ({ status }) => status === 'processing'),
      byKind(sandbox, ({ status }) => status === 'absent'),
    ];
    for (const sid of gone) {
      const response = await ask(sandbox, `/Recordings/${sid}.wav`);
      expect([response.status, await response.text()]).toEqual([
        404,
        expect.stringContaining('<Code>20404</Code>'),
      ]);
    }
  });

  it('ignores a range, and comes without a length when told to be chunked', async () => {
    const sandbox = await start();
    sandbox.setVariants({ mediaDelivery: 'chunked' });
    const facts = sandbox.recordings().find(({ source }) => source === 'DialVerb')!;
    const response = await ask(sandbox, `/Recordings/${facts.sid}.wav`, { headers: { Range: 'bytes=0-9' } });
    expect([response.status, response.headers.get('content-length')]).toEqual([200, null]);
    expect(await bytes(response)).toHaveLength(facts.bytes);
  });

  it('can lie behind a redirect to another origin, which refuses credentials', async () => {
    const sandbox = await start();
    sandbox.setVariants({ mediaHost: 'redirect' });
    const { sid, bytes: size } = sandbox.recordings().find(({ source }) => source === 'DialVerb')!;
    const location = async (): Promise<string> => {
      const response = await ask(sandbox, `/Recordings/${sid}.wav`);
      expect(response.status).toBe(302);
      return response.headers.get('location')!;
    };
    const target = await location();
    expect(new URL(target).origin).not.toBe(sandbox.url);
    expect((await fetch(target, { headers: { Authorization: 'Basic eDp5' } })).status).toBe(400);
    expect(await bytes(await fetch(await location()))).toHaveLength(size);
    expect(await bytes(await ask(sandbox, `/Recordings/${sid}.wav`, { redirect: 'follow' }))).toHaveLength(
      size,
    );
  });

  it('is ciphertext, and WAV only, where the account encrypts', async () => {
    const sandbox = await sandboxes.start({ recordings: [{ storage: 'encrypted', durationSeconds: 3 }] });
    const [{ sid, bytes: size } = { sid: '', bytes: 0 }] = sandbox.recordings();
    const file = await bytes(await ask(sandbox, `/Recordings/${sid}.wav?RequestedChannels=2`));
    expect(file).toHaveLength(size);
    expect(file.toString('latin1', 0, 4)).not.toBe('RIFF');
    const mp3 = await ask(sandbox, `/Recordings/${sid}.mp3`);
    expect([mp3.status, await mp3.text()]).toEqual([400, expect.stringContaining('<Code>16109</Code>')]);
    expect(await answer(await ask(sandbox, `/Recordings/${sid}.json`))).toMatchObject({
      encryption_details: { encryption_cek: expect.any(String), encryption_iv: expect.any(String) },
    });
  });

  it("is 404 where it lies in the customer's own bucket, though the metadata says completed", async () => {
    const sandbox = await sandboxes.start({ recordings: [{ storage: 'external' }] });
    const [{ sid } = { sid: '' }] = sandbox.recordings();
    expect((await ask(sandbox, `/Recordings/${sid}.wav`)).status).toBe(404);
    expect(await answer(await ask(sandbox, `/Recordings/${sid}.json`))).toMatchObject({
      status: 'completed',
      media_url: expect.stringContaining('s3.amazonaws.com'),
    });
  });
});
