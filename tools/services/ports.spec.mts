import { createServer, type Server } from 'node:net';
import { choosePort, firstFreePort, isPortFree } from './ports.mts';

const open: Server[] = [];

function listen(host: string): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    open.push(server);
    server.listen(0, host, () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

describe('ports', () => {
  it('sees that a port of loopback is taken, asked for loopback or for any address', async () => {
    const port = await listen('127.0.0.1');
    expect(await isPortFree(port, '127.0.0.1')).toBe(false);
    expect(await isPortFree(port, undefined)).toBe(false);
  });

  it('sees that a port of all addresses is taken on loopback', async () => {
    const port = await listen('0.0.0.0');
    expect(await isPortFree(port, '127.0.0.1')).toBe(false);
  });

  it('keeps the remembered port while it is free and takes another one when it is not', async () => {
    const taken = await listen('127.0.0.1');
    const chosen = await choosePort(taken);
    expect(chosen).not.toBe(taken);
    expect(await choosePort(chosen)).toBe(chosen);
  });

  it('never chooses a port that is promised to another server', async () => {
    const range = { lowest: 21_000, highest: 21_002 };
    expect(await choosePort(undefined, new Set([21_000]), range)).toBe(21_001);
    expect(await choosePort(21_000, new Set([21_000]), range)).toBe(21_001);
  });

  it('counts up from the first port to one that is free', async () => {
    const taken = await listen('127.0.0.1');
    expect(await firstFreePort(taken, 20)).toBeGreaterThan(taken);
    expect(await firstFreePort(taken, 1)).toBeUndefined();
  });
});
