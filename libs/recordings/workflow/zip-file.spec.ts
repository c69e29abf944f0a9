import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { unzipped } from '@voicekeep/shared/testing';
import { zipOf, type ZippedFile } from './zip-file';

const modifiedAt = new Date('2026-03-01T12:00:00Z');
const CHUNK = 64 * 1024;

/** A body of so many chunks that counts how many were taken and says when it is left. */
function slowly(chunks: number) {
  const seen = { taken: 0, left: false };
  const body = (async function* take() {
    try {
      for (let n = 0; n < chunks; n += 1) {
        seen.taken += 1;
        yield Buffer.alloc(CHUNK, n);
      }
    } finally {
      seen.left = true;
    }
  })();
  return { seen, body };
}

async function* listed(...files: readonly ZippedFile[]): AsyncGenerator<ZippedFile> {
  yield* files;
}
const of = async function* (...chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
};

describe('a zip made while it is read', () => {
  it('holds every byte of every file, stored, in their order', async () => {
    const [first, second] = [randomBytes(200_000), randomBytes(3)];
    const zip = await buffer(
      zipOf(
        listed(
          { name: 'a/1.wav', modifiedAt, sizeBytes: first.length, body: of(first) },
          { name: 'a/2.wav', modifiedAt, body: of(second.subarray(0, 1), second.subarray(1)) },
          { name: 'empty.txt', modifiedAt, sizeBytes: 0, body: of() },
        ),
      ),
    );
    expect(await unzipped(zip)).toEqual([
      { name: 'a/1.wav', bytes: first, method: 0 },
      { name: 'a/2.wav', bytes: second, method: 0 },
      { name: 'empty.txt', bytes: Buffer.alloc(0), method: 0 },
    ]);
  });

  it('takes no more of a body than its reader takes of the zip', async () => {
    const { seen, body } = slowly(1000);
    const zip = zipOf(listed({ name: 'long.wav', modifiedAt, body }));
    await once(zip, 'readable');
    await new Promise((resolve) => setImmediate(resolve));
    const before = seen.taken;
    expect(before).toBeLessThan(40);
    expect((await buffer(zip)).length).toBeGreaterThan(1000 * CHUNK);
    expect(seen).toEqual({ taken: 1000, left: true });
  });

  it('lets go of body and files when it is left in the middle', async () => {
    const { seen, body } = slowly(1000);
    let asked = 0;
    let closed = false;
    async function* files(): AsyncGenerator<ZippedFile> {
      try {
        for (const name of ['1', '2']) {
          asked += 1;
          yield { name, modifiedAt, body };
        }
      } finally {
        closed = true;
      }
    }
    const zip = zipOf(files());
    await once(zip, 'readable');
    zip.read();
    zip.destroy();
    await once(zip, 'close');
    expect([seen.left, closed, asked]).toEqual([true, true, 1]);
    expect(seen.taken).toBeLessThan(60);
  });

  it.each([
    ['fails', Number.NaN],
    ['is shorter than was said', 11],
  ])('ends with an error, and not as a whole zip, when a body %s', async (_, sizeBytes) => {
    async function* body(): AsyncGenerator<Buffer> {
      yield Buffer.alloc(10);
      if (Number.isNaN(sizeBytes)) throw new Error('The bucket is gone.');
    }
    const size = Number.isNaN(sizeBytes) ? undefined : sizeBytes;
    const files = listed(
      { name: '1', modifiedAt, sizeBytes: size, body: body() },
      { name: '2', modifiedAt, body: of(Buffer.alloc(5)) },
    );
    await expect(buffer(zipOf(files))).rejects.toThrow(/gone|unexpected number of bytes/);
  });

  it('ends with the error of its list', async () => {
    async function* files(): AsyncGenerator<ZippedFile> {
      yield { name: '1', modifiedAt, body: of(Buffer.alloc(5)) };
      throw new Error('The database is gone.');
    }
    await expect(buffer(zipOf(files()))).rejects.toThrow('database');
  });
});
