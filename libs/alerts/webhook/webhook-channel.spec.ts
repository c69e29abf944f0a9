import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHmac } from 'node:crypto';
import { WebhookChannel } from './webhook-channel';

const SECRET = 'a secret both sides know';
const NOW = new Date('2026-03-01T12:00:00.900Z');
const clock = { now: () => NOW };
const BODY = '{"id":"m1","text":"Grüße"}';
const LOOPBACK = ['127.0.0.0/8'];

describe('the alert webhook', () => {
  let server: Server;
  let url: string;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let seen: { path: string; headers: IncomingMessage['headers']; body: string }[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        seen.push({ path: request.url ?? '', headers: request.headers, body });
        answer(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(() => {
    seen = [];
    answer = (_, response) => response.writeHead(204).end();
  });

  const send = (target: string, allowedHosts: readonly string[] = LOOPBACK, deadlineMs = 2000) =>
    new WebhookChannel({ webhook: { url: target, secret: SECRET }, allowedHosts }, clock, deadlineMs).send(
      ...(['m1', BODY, new AbortController().signal] as const),
    );
  const answers = (status: number, headers = {}) => {
    answer = (_, response) => response.writeHead(status, headers).end('a body of theirs');
  };

  it('posts the JSON with an id and a signature over time and body', async () => {
    await send(`${url}/hooks/abc?team=1`);
    const [{ path, headers, body }] = seen as [(typeof seen)[0]];
    expect({ path, body }).toEqual({ path: '/hooks/abc?team=1', body: BODY });
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'voicekeep-message-id': 'm1' });
    const expected = createHmac('sha256', SECRET).update(`1772366400.${BODY}`).digest('hex');
    expect(headers['voicekeep-signature']).toBe(`t=1772366400,v1=${expected}`);
  });

  it.each([
    [500, 'alerts.receiver_refused'],
    [404, 'alerts.receiver_refused'],
    [403, 'alerts.receiver_forbids'],
  ])('takes %s for a failure that is tried again', async (status, code) => {
    answers(status);
    await expect(send(url)).rejects.toMatchObject({ code, retryable: true });
  });

  it('follows no redirect', async () => {
    answers(307, { location: `${url}/elsewhere` });
    await expect(send(url)).rejects.toMatchObject({ code: 'alerts.redirect_refused' });
    expect(seen).toHaveLength(1);
  });

  it('waits for an answer only so long', async () => {
    answer = () => undefined;
    await expect(send(url, LOOPBACK, 50)).rejects.toMatchObject({ code: 'alerts.receiver_timeout' });
  });

  it('does not wait for a body that never ends', async () => {
    answer = (_, response) => {
      response.writeHead(200);
      response.write('and so on');
    };
    await send(url, LOOPBACK, 1000);
  });

  it('says when nothing listens, without the address', async () => {
    const refused = await send('http://127.0.0.1:1/hooks/secret').catch((error: Error) => error);
    expect(refused).toMatchObject({ code: 'alerts.receiver_unreachable' });
    expect(String(refused)).not.toContain('secret');
  });

  it.each([
    ['this machine', 'http://127.0.0.1:9/', [], 'alerts.address_forbidden'],
    [
      'cloud metadata, even when listed',
      'http://169.254.169.254/',
      ['169.254.0.0/16'],
      'alerts.address_forbidden',
    ],
    ['a private network', 'https://10.1.2.3/', [], 'alerts.address_private'],
    ['a name of this machine', 'https://localhost/', [], 'alerts.address_forbidden'],
    ['plain http to the world', 'http://93.184.216.34/', [], 'alerts.address_insecure'],
  ])('never connects to %s', async (_, target, allowed, code) => {
    await expect(send(target, allowed)).rejects.toMatchObject({ code });
  });
});
