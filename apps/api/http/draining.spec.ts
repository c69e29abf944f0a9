import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Draining } from './draining';

async function listening() {
  const asked: ServerResponse[] = [];
  const server = createServer((request, response) => {
    if (request.url === '/events')
      response.setHeader('content-type', 'text/event-stream').write(': hello\n\n');
    else asked.push(response);
  });
  const draining = new Draining(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const ask = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${port}${path}`);
  return { server, draining, asked, ask };
}

describe('a server that is told to end', () => {
  it('answers what it was asked, and takes nothing more', async () => {
    const { server, draining, asked, ask } = await listening();
    const answer = ask('/webhook');
    await once(server, 'request');
    const drained = draining.drain();
    await expect(ask('/late')).rejects.toThrow();
    asked[0]?.writeHead(204).end();
    expect((await answer).status).toBe(204);
    await drained;
  });

  it('ends streams of events', async () => {
    const { draining, ask } = await listening();
    const events = await ask('/events');
    await draining.drain();
    expect(await events.text()).toBe(': hello\n\n');
  });

  it('lets go of what takes too long', async () => {
    const { server, draining, ask } = await listening();
    const answer = ask('/never').catch((error: unknown) => error);
    await once(server, 'request');
    await draining.drain(100);
    expect(await answer).toMatchObject({ message: 'fetch failed' });
  });
});
