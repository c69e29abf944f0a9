import { DOCUMENT } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import type { BrowserProbe } from '@voicekeep/shared/contracts';
import { BrowserPlayback } from './browser-playback';

const BYTES = 'RIFF';
const STORE = 'https://s3.example.com';

/** What a request of the page comes to. */
type Reach = 'answers' | 'refuses the page' | 'nothing';

describe('playing from the bucket in the browser', () => {
  const before = globalThis.fetch;
  let asked: RequestInit[];
  const probe = (origin = STORE): BrowserProbe => ({
    ...{ id: 'p1', url: `${origin}/calls/probe.wav?X-Amz-Signature=ab` },
    ...{ range: 'bytes=0-3', expected: btoa(BYTES) },
  });
  const at = (page: string): EventTarget => {
    const { origin, protocol } = new URL(page);
    const document = Object.assign(new EventTarget(), { location: { origin, protocol } });
    TestBed.configureTestingModule({
      providers: [BrowserPlayback, { provide: DOCUMENT, useValue: document }],
    });
    return document;
  };
  const meet = (reach: Reach, status = 206, text = BYTES): void => {
    const body = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    globalThis.fetch = async (_, init = {}) => {
      asked.push(init);
      const isSeen = reach === 'answers' || (reach === 'refuses the page' && init.mode === 'no-cors');
      if (!isSeen) throw new TypeError('Failed to fetch');
      return { status, arrayBuffer: async () => body.buffer } as Response;
    };
  };
  const play = (from = probe(), ownAuthority = false) =>
    TestBed.inject(BrowserPlayback).play(from, ownAuthority);

  beforeEach(() => {
    asked = [];
  });
  afterEach(() => {
    globalThis.fetch = before;
  });

  it('reads a part, with nothing of the session in it', async () => {
    at('https://voicekeep.example.com');
    meet('answers');
    expect(await play()).toMatchObject({ status: 'ok', title: 'Your browser can play from the bucket' });
    expect(asked).toMatchObject([
      { mode: 'cors', credentials: 'omit', referrerPolicy: 'no-referrer', headers: { Range: 'bytes=0-3' } },
    ]);
  });

  it.each([
    ['ranges that are ignored', 200, `${BYTES} and all the rest`, 'storage.range_ignored'],
    ['a refused signature', 403, '', 'storage.signed_url_refused'],
    ['other bytes', 206, 'HTML', 'storage.read_back_differs'],
  ])('warns of %s', async (_, status, text, code) => {
    at('https://voicekeep.example.com');
    meet('answers', status, text);
    expect(await play()).toMatchObject({ status: 'warning', code });
  });

  it.each([
    ['CORS, when the store answers unseen', 'refuses the page', STORE, false, 'storage.cors_missing'],
    ['a host that is not reached', 'nothing', STORE, false, 'storage.browser_unreachable'],
    ['a certificate of the company’s own', 'nothing', STORE, true, 'storage.browser_certificate'],
    ['http within https', 'nothing', 'http://minio.example.com:9000', true, 'storage.mixed_content'],
    ['loopback, which may be http', 'nothing', 'http://127.0.0.1:9000', false, 'storage.browser_unreachable'],
  ] as const)('tells %s, and offers to play through the server', async (_, reach, store, own, code) => {
    at('https://voicekeep.example.com');
    meet(reach);
    expect(await play(probe(store), own)).toMatchObject({
      ...{ status: 'warning', code, title: 'Your browser cannot play from the bucket' },
      ...{ fix: expect.stringContaining('Or play through this server.') },
      suggestion: { change: { playback: 'proxied' } },
    });
  });

  it('tells the policy of the page itself', async () => {
    const document = at('https://dashboard.example.com');
    meet('nothing');
    const outcome = play();
    document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { blockedURI: `${STORE}/x` }));
    expect(await outcome).toMatchObject({ code: 'storage.page_policy' });
  });

  it('never repeats the signed address', async () => {
    at('https://voicekeep.example.com');
    for (const reach of ['answers', 'refuses the page', 'nothing'] as const) {
      meet(reach);
      expect(JSON.stringify(await play())).not.toContain('X-Amz');
    }
  });
});
