import { createHash } from 'node:crypto';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { AllowedEndpoints, type BucketConnection } from '@voicekeep/storage/domain';
import { EndpointGuard } from './endpoint-guard';
import { S3ObjectStoreFactory } from './s3-object-store-factory';
import { startRawServer, type RawServer } from './testing/raw-server';

const PROGRESS_MS = 300;
const guard = new EndpointGuard(new AllowedEndpoints(['127.0.0.0/8']));
const key = 'voicekeep/a.wav';
const late = { code: 'storage.endpoint_timeout', retryable: true };

const running: RawServer[] = [];
const dates: Date[] = [];
afterEach(async () => {
  dates.length = 0;
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function storeBehind(serve: (socket: Socket) => void) {
  const server = await startRawServer(serve);
  running.push(server);
  const connection: BucketConnection = {
    ...{ endpoint: server.url, publicEndpoint: null, region: 'us-east-1', bucket: 'b', prefix: 'voicekeep' },
    ...{ forcePathStyle: true, accessKeyId: 'key', secretAccessKey: 'secret', caCertificate: null },
    ...{ encryption: { mode: 'none' }, enforcesSha256: false },
  };
  const options = { progressMs: PROGRESS_MS, onServerDate: (date: Date) => void dates.push(date) };
  return { server, store: new S3ObjectStoreFactory(guard, options).open(connection) };
}

const optionsFor = (bytes: Buffer) => ({
  ...{ sizeBytes: bytes.length, contentType: 'audio/x-wav', metadata: {} },
  sha256: createHash('sha256').update(bytes).digest('hex'),
  md5: createHash('md5').update(bytes).digest('hex'),
});
const put = (store: Awaited<ReturnType<typeof storeBehind>>['store'], bytes: Buffer) =>
  store.put(key, { bytes }, optionsFor(bytes));

/** Reads one request to its end and answers with these raw bytes, again and again. */
const answering = (answer: (socket: Socket, request: string) => void) => (socket: Socket) => {
  let request = '';
  socket.on('data', (chunk: Buffer) => {
    request += chunk.toString('latin1');
    const end = request.indexOf('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(request)?.[1] ?? 0);
    if (end < 0 || request.length < end + 4 + length) return;
    const whole = request;
    request = '';
    answer(socket, whole);
  });
  socket.resume();
};
const head = (status: string, length: number, more = '') =>
  `HTTP/1.1 ${status}\r\nContent-Length: ${length}\r\nDate: Mon, 02 Nov 2026 14:03:07 GMT\r\n${more}\r\n`;

describe('deadlines by progress', () => {
  it('gives up a store that takes connections and never answers', async () => {
    const { store } = await storeBehind((socket) => void socket.resume());
    await expect(put(store, Buffer.alloc(1000))).rejects.toMatchObject(late);
    await expect(store.head(key)).rejects.toMatchObject(late);
    await expect(store.get(key)).rejects.toMatchObject(late);
    await expect(store.delete(key)).rejects.toMatchObject(late);
  });

  it('gives up a store that stops in the middle of its answer', async () => {
    const { store } = await storeBehind(
      answering((socket) => void socket.write(`${head('200 OK', 1000)}half`)),
    );
    const read = await store.get(key);
    await expect(buffer(read!.body)).rejects.toMatchObject(late);
  });

  it.each(['bytes', 'file'] as const)('gives up a store that stops reading, sent from %s', async (kind) => {
    const { store } = await storeBehind(() => undefined);
    const bytes = Buffer.alloc(15 * 1024 * 1024);
    const folder = await mkdtemp(join(tmpdir(), 'vk-put-'));
    const file = join(folder, 'recording');
    await writeFile(file, bytes);
    const sent = store.put(key, kind === 'file' ? { file } : { bytes }, optionsFor(bytes));
    await expect(sent).rejects.toMatchObject(late);
    await rm(folder, { recursive: true });
  });

  it('is patient with a store that is slow but moves', async () => {
    const slowly = (socket: Socket): void => {
      socket.write(head('200 OK', 8));
      let left = 8;
      const timer = setInterval(() => {
        socket.write('x');
        if (--left === 0) clearInterval(timer);
      }, PROGRESS_MS / 3);
    };
    const { store } = await storeBehind(answering(slowly));
    const read = await store.get(key);
    expect((await buffer(read!.body)).toString()).toBe('xxxxxxxx');
  });
});

describe('one request is one try', () => {
  it.each([
    ['503 Slow Down', 'SlowDown', 'storage.slow_down', true],
    ['500 Internal Server Error', 'InternalError', 'storage.unavailable', true],
    ['412 Precondition Failed', 'PreconditionFailed', 'storage.precondition_failed', true],
    ['403 Forbidden', 'InvalidAccessKeyId', 'storage.key_unknown', false],
    ['400 Bad Request', 'AuthorizationHeaderMalformed', 'storage.region_mismatch', false],
  ])('%s %s becomes %s after one request', async (status, code, told, retryable) => {
    let asked = 0;
    const body = `<Error><Code>${code}</Code></Error>`;
    const { store } = await storeBehind(
      answering((socket) => {
        asked += 1;
        socket.write(`${head(status, body.length, 'Content-Type: application/xml\r\n')}${body}`);
      }),
    );
    await expect(put(store, Buffer.from('sound'))).rejects.toMatchObject({ code: told, retryable });
    expect(asked).toBe(1);
  });

  it('names an answer that ends before its bytes came', async () => {
    const { store } = await storeBehind(
      answering((socket) => void socket.end(`${head('200 OK', 1000)}half`)),
    );
    const read = await store.get(key);
    await expect(buffer(read!.body)).rejects.toMatchObject({
      ...{ code: 'storage.read_incomplete', retryable: true },
    });
  });

  it('reuses its connection, tells the clock of the store, and signs the hash of the body', async () => {
    const requests: string[] = [];
    const { store, server } = await storeBehind(
      answering((socket, request) => {
        requests.push(request);
        socket.write(head('200 OK', 0, 'ETag: "e"\r\n'));
      }),
    );
    const bytes = Buffer.from('sound');
    for (let round = 0; round < 3; round += 1) await put(store, bytes);
    expect(server.connections()).toBe(1);
    expect(dates[0]).toEqual(new Date('2026-11-02T14:03:07Z'));
    expect(requests[0]).toContain(`x-amz-content-sha256: ${optionsFor(bytes).sha256}`);
    expect(requests[0]).toMatch(/SignedHeaders=[^,]*x-amz-content-sha256/);
  });
});
