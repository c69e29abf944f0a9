import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { ObjectStore, PutOptions } from '@voicekeep/storage/domain';

export interface StoresUnderTest {
  /** A bucket without versions. */
  readonly plain: ObjectStore;
  /** A bucket that keeps versions; null at a store that has none, which then promises nothing of them. */
  readonly versioned: ObjectStore | null;
}

/** What `put` wants to know about some bytes. */
export function describeBytes(bytes: Buffer, metadata: Record<string, string> = {}): PutOptions {
  const digest = (algorithm: string): string => createHash(algorithm).update(bytes).digest('hex');
  return {
    sizeBytes: bytes.length,
    sha256: digest('sha256'),
    md5: digest('md5'),
    contentType: 'audio/wav',
    metadata,
  };
}

/** The promises of the ObjectStore port; every implementation has to pass them. */
export function describeObjectStoreContract(name: string, open: () => Promise<StoresUnderTest>): void {
  describe(`${name} as an object store`, () => {
    let stores: StoresUnderTest;
    const bytes = randomBytes(3000);
    const newKey = (): string => `contract/${randomUUID()}.wav`;

    beforeAll(async () => {
      stores = await open();
    });

    it('gives back the bytes, type and metadata that were put', async () => {
      const key = newKey();
      const options = describeBytes(bytes, { 'recording-sid': 'RE1', schema: '1' });
      const put = await stores.plain.put(key, { bytes }, options);
      expect(put.etag).toBe(`"${options.md5}"`);
      const read = await stores.plain.get(key);
      expect(read).toMatchObject({ sizeBytes: 3000, contentType: 'audio/wav', contentRange: null });
      expect(read?.etag).toBe(put.etag);
      expect((await buffer(read!.body)).equals(bytes)).toBe(true);
      expect(await stores.plain.head(key)).toMatchObject({
        sizeBytes: 3000,
        contentType: 'audio/wav',
        etag: put.etag,
        metadata: { 'recording-sid': 'RE1', schema: '1' },
      });
    });

    it('puts a file as it puts bytes', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'vk-contract-'));
      const file = join(folder, 'recording.wav');
      await writeFile(file, bytes);
      const key = newKey();
      await stores.plain.put(key, { file }, describeBytes(bytes));
      await rm(folder, { recursive: true });
      expect((await buffer((await stores.plain.get(key))!.body)).equals(bytes)).toBe(true);
    });

    it('takes an empty object', async () => {
      const key = newKey();
      const empty = Buffer.alloc(0);
      await stores.plain.put(key, { bytes: empty }, describeBytes(empty));
      expect(await stores.plain.head(key)).toMatchObject({ sizeBytes: 0 });
    });

    it('gives the asked range and says so', async () => {
      const key = newKey();
      await stores.plain.put(key, { bytes }, describeBytes(bytes));
      const read = await stores.plain.get(key, { range: 'bytes=100-199' });
      expect(read).toMatchObject({ sizeBytes: 100, contentRange: 'bytes 100-199/3000' });
      expect((await buffer(read!.body)).equals(bytes.subarray(100, 200))).toBe(true);
      const rest = await stores.plain.get(key, { range: 'bytes=2990-' });
      expect((await buffer(rest!.body)).equals(bytes.subarray(2990))).toBe(true);
    });

    it('answers null for what is absent', async () => {
      expect(await stores.plain.get(newKey())).toBeNull();
      expect(await stores.plain.head(newKey())).toBeNull();
    });

    it('refuses bytes that do not match their checksum, and then holds nothing', async () => {
      const key = newKey();
      const wrong = { ...describeBytes(bytes), md5: '0'.repeat(32) };
      await expect(stores.plain.put(key, { bytes }, wrong)).rejects.toMatchObject({
        code: 'storage.checksum_refused',
      });
      expect(await stores.plain.head(key)).toBeNull();
    });

    it('replaces on a second put and deletes again and again without complaint', async () => {
      const key = newKey();
      const other = randomBytes(10);
      await stores.plain.put(key, { bytes }, describeBytes(bytes));
      await stores.plain.put(key, { bytes: other }, describeBytes(other));
      expect(await stores.plain.head(key)).toMatchObject({ sizeBytes: 10 });
      await stores.plain.delete(key);
      await stores.plain.delete(key);
      expect(await stores.plain.head(key)).toBeNull();
    });

    it('lists what lies under a prefix, page by page', async () => {
      const folder = `contract/${randomUUID()}`;
      for (const name of ['a', 'b', 'c'])
        await stores.plain.put(`${folder}/${name}.wav`, { bytes }, describeBytes(bytes));
      const { keys, nextCursor } = await stores.plain.list(`${folder}/`);
      expect(keys.map(({ key }) => key.slice(-5))).toEqual(['a.wav', 'b.wav', 'c.wav']);
      expect(keys[0]).toMatchObject({ sizeBytes: 3000, etag: `"${describeBytes(bytes).md5}"` });
      expect(nextCursor).toBeNull();
    });

    it('lists more than one page by its cursor, each key once', async () => {
      const folder = `contract/${randomUUID()}`;
      const one = Buffer.from('1');
      const names = Array.from({ length: 1010 }, (_, index) => `${folder}/${index}.wav`);
      const onEach = async (work: (name: string) => Promise<unknown>): Promise<void> => {
        for (let from = 0; from < names.length; from += 20)
          await Promise.all(names.slice(from, from + 20).map(work));
      };
      await onEach((name) => stores.plain.put(name, { bytes: one }, describeBytes(one)));
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await stores.plain.list(`${folder}/`, cursor);
        expect(page.keys.length).toBeLessThanOrEqual(1000);
        seen.push(...page.keys.map(({ key }) => key));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen.sort()).toEqual([...names].sort());
      await onEach((name) => stores.plain.delete(name));
    });

    it('stops listing when it is told to', async () => {
      const signal = AbortSignal.abort();
      await expect(stores.plain.list('contract/', undefined, { signal })).rejects.toBeDefined();
    });

    it('keeps older versions where the bucket does, until all are deleted', async () => {
      const { versioned } = stores;
      if (!versioned) return;
      const key = newKey();
      const other = randomBytes(20);
      const first = await versioned.put(key, { bytes }, describeBytes(bytes));
      const second = await versioned.put(key, { bytes: other }, describeBytes(other));
      expect(first.versionId).not.toBeNull();
      expect(second.versionId).not.toBe(first.versionId);
      await versioned.delete(key);
      expect(await versioned.head(key)).toBeNull();
      const versionId = first.versionId!;
      expect(await versioned.head(key, { versionId })).toMatchObject({ sizeBytes: 3000 });
      expect(await versioned.deleteAllVersions(key)).toEqual([]);
      expect(await versioned.head(key, { versionId })).toBeNull();
    });

    it('deletes exactly one version when asked for it', async () => {
      const { versioned } = stores;
      if (!versioned) return;
      const key = newKey();
      const other = randomBytes(20);
      await versioned.put(key, { bytes }, describeBytes(bytes));
      const second = await versioned.put(key, { bytes: other }, describeBytes(other));
      await versioned.delete(key, { versionId: second.versionId! });
      expect(await versioned.head(key)).toMatchObject({ sizeBytes: 3000 });
    });

    it('deletes all versions of this key alone, also where there are none', async () => {
      const key = newKey();
      await stores.plain.put(key, { bytes }, describeBytes(bytes));
      await stores.plain.put(`${key}.bak`, { bytes }, describeBytes(bytes));
      expect(await stores.plain.deleteAllVersions(key)).toEqual([]);
      expect(await stores.plain.head(key)).toBeNull();
      expect(await stores.plain.head(`${key}.bak`)).not.toBeNull();
      expect(await stores.plain.deleteAllVersions(newKey())).toEqual([]);
    });

    it('signs a fresh URL each time, and says when it expires', async () => {
      const key = newKey();
      const before = Date.now();
      const options = { ttlSeconds: 600, contentType: 'audio/wav' };
      const one = await stores.plain.signedUrl(key, options);
      const two = await stores.plain.signedUrl(key, options);
      expect(one.url).not.toBe(two.url);
      expect(one.expiresAt.getTime() - before).toBeGreaterThan(598_000);
      expect(one.expiresAt.getTime() - before).toBeLessThan(605_000);
    });
  });
}
