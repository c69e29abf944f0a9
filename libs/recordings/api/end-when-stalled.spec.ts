import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { endWhenStalled } from './end-when-stalled';

const WITHIN_MS = 100;

describe('an answer whose client', () => {
  let server: Server;
  let client: Socket;
  let sent: Promise<unknown>;

  const ask = async (bytes: () => AsyncGenerator<Buffer>): Promise<void> => {
    const asked = new Promise<void>((resolve) => {
      server = createServer((_, response) => {
        endWhenStalled(response, WITHIN_MS);
        sent = pipeline(Readable.from(bytes(), { objectMode: false }), response).catch(
          (error: unknown) => error,
        );
        resolve();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    client.on('error', () => undefined);
    client.write('GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n');
    await asked;
  };
  afterEach(() => {
    client.destroy();
    server.close();
  });

  it('takes nothing any more is broken off', async () => {
    await ask(async function* endless() {
      for (;;) yield Buffer.alloc(1_000_000);
    });
    client.pause();
    expect(await sent).toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
  });

  it('waits for bytes that are slow to come goes on to its end', async () => {
    await ask(async function* slow() {
      yield Buffer.from('first');
      await new Promise((resolve) => setTimeout(resolve, 5 * WITHIN_MS));
      yield Buffer.from('last');
    });
    client.resume();
    expect(await sent).toBeUndefined();
  });
});
