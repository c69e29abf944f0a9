import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface RawServer {
  readonly url: string;
  /** Connections ever taken. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** Takes connections on loopback and leaves everything else, also the answer, to `serve`. */
export async function startRawServer(serve: (socket: Socket) => void): Promise<RawServer> {
  const open = new Set<Socket>();
  let taken = 0;
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    taken += 1;
    open.add(socket.on('error', () => undefined));
    serve(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => taken,
    close: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy();
        server.close(() => done());
      }),
  };
}
