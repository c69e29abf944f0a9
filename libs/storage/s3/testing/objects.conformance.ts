import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { ObjectBody, ObjectStore } from '@voicekeep/storage/domain';
import { describeBytes } from '@voicekeep/storage/testing';
import type { SeenAbilities } from './seen-abilities';
import { ask, factory, type StoreUnderTest } from './store-under-test';
import { newTestBucket } from './test-bucket';

const MIB = 1024 * 1024;
const EXPIRY_DEADLINE_MS = 60_000;

const putBytes = (store: ObjectStore, key: string, bytes: Buffer) =>
  store.put(key, { bytes }, describeBytes(bytes, { 'recording-sid': 'RE1', schema: '1' }));

async function read(store: ObjectStore, key: string): Promise<Buffer> {
  const found = await store.get(key);
  if (!found) throw new Error(`${key} is not there.`);
  return buffer(found.body);
}

/** Recordings go in, come back, play and go for good. */
export function describeObjects(the: () => StoreUnderTest, seen: SeenAbilities): void {
  it('gives back what was put from memory and from a file, byte for byte', async () => {
    const { store, connection } = the();
    const folder = await mkdtemp(join(tmpdir(), 'vk-conformance-'));
    const file = join(folder, 'large.wav');
    const [small, large] = [randomBytes(3 * MIB), randomBytes(20 * MIB)];
    await writeFile(file, large);
    const copies: [string, ObjectBody, Buffer][] = [
      ['copies/small.wav', { bytes: small }, small],
      ['copies/large.wav', { file }, large],
    ];
    for (const [key, body, bytes] of copies) {
      const options = describeBytes(bytes, { 'recording-sid': 'RE1', schema: '1' });
      await store.put(key, body, options);
      const info = await store.head(key);
      expect(info).toMatchObject({ sizeBytes: bytes.length, contentType: 'audio/wav' });
      expect(info?.metadata).toMatchObject(options.metadata);
      if (connection.enforcesSha256) expect(info?.sha256).toBe(options.sha256);
      const back = await read(store, key);
      expect(back.equals(bytes)).toBe(true);
      expect(describeBytes(back).sha256).toBe(options.sha256);
    }
    await rm(folder, { recursive: true });
    seen.passes('put from memory and from a file of 20 MiB');
    const proof = connection.enforcesSha256 ? 'by the SHA-256 the store keeps' : 'by reading back';
    seen.passes('proof of a copy', proof);
  });

  it('lists what was put, with sizes', async () => {
    const { store } = the();
    for (const name of ['b', 'a']) await putBytes(store, `listed/${name}.wav`, randomBytes(10));
    const { keys, nextCursor } = await store.list('listed/');
    expect(keys.map(({ key, sizeBytes }) => `${key} ${sizeBytes}`)).toEqual([
      'listed/a.wav 10',
      'listed/b.wav 10',
    ]);
    expect(nextCursor).toBeNull();
    seen.passes('list');
  });

  it('plays in parts by signed URL, and refuses one that was altered', async () => {
    const { store } = the();
    const bytes = randomBytes(1000);
    for (const name of ['RE1', 'RE2']) await putBytes(store, `signed/${name}.wav`, bytes);
    const { url } = await store.signedUrl('signed/RE1.wav', { ttlSeconds: 600, contentType: 'audio/x-wav' });
    const part = await ask(url, { Range: 'bytes=10-19' });
    expect(part.status).toBe(206);
    expect(part.headers).toMatchObject({
      'content-range': 'bytes 10-19/1000',
      'content-type': 'audio/x-wav',
    });
    expect(part.body.equals(bytes.subarray(10, 20))).toBe(true);
    expect((await ask(url, { Range: 'bytes=1000-' })).status).toBe(416);
    seen.passes('parts by signed URL', '206, 416');
    for (const altered of [url.replace('RE1', 'RE2'), url.replace('Expires=600', 'Expires=900')])
      expect((await ask(altered)).status).toBe(403);
    seen.passes('altered signed URL', '403');
  });

  it('refuses a signed URL once it expired', async () => {
    const { store } = the();
    await putBytes(store, 'expiring.wav', randomBytes(10));
    const { url } = await store.signedUrl('expiring.wav', { ttlSeconds: 5, contentType: 'audio/wav' });
    let { status } = await ask(url);
    expect(status).toBe(200);
    for (const until = Date.now() + EXPIRY_DEADLINE_MS; status === 200 && Date.now() < until;) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      ({ status } = await ask(url));
    }
    expect([400, 401, 403]).toContain(status);
    seen.passes('expired signed URL', String(status));
  });

  it('deletes for good, with all versions where it keeps them', async () => {
    const bucket = await newTestBucket();
    const keepsVersions = await bucket.keepVersions();
    const store = factory.open({ ...the().connection, bucket: bucket.connection.bucket });
    for (const size of [10, 20]) await putBytes(store, 'k.wav', randomBytes(size));
    expect(await bucket.keys()).toHaveLength(keepsVersions ? 2 : 1);
    expect(await store.deleteAllVersions('k.wav')).toEqual([]);
    expect(await store.head('k.wav')).toBeNull();
    expect(await bucket.keys()).toEqual([]);
    await bucket.drop();
    seen.passes('deletion');
    seen.passes('deletion of all versions', keepsVersions ? '' : 'the store keeps one of each file');
  });
}
