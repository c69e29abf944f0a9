import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObjectBody } from '@voicekeep/storage/domain';
import { toStorageError } from '../s3-errors';
import type { CheckContext } from './check-context';
import { failed, failedBy, ok, skipped, type Step, warning } from './check-step';

const MIB = 1024 * 1024;
/** Above 16 MiB a recording is put from a file, below from memory: this is the other way. */
export const LARGE_BYTES = 20 * MIB;
/** Puts 20 MiB from a file and reads all of it back. */
export const largeStep: Step = {
  id: 'large',
  title: 'Write and read 20 MiB',
  stops: false,
  late: warning(
    'slow_transfer',
    '20 MiB did not go up and come back in the few seconds of a test.',
    'Long recordings are copied all the same, only slowly; check the way to the store if that surprises you.',
  ),
  async run(context) {
    if (!context.mayDelete) return skipped('Not tried, because the file could not be deleted afterwards.');
    const block = randomBytes(MIB);
    const bytes = Buffer.alloc(LARGE_BYTES, block);
    const folder = await mkdtemp(join(tmpdir(), 'voicekeep-check-')).catch(() => null);
    try {
      return await roundTrip(context, bytes, await bodyOf(bytes, folder));
    } finally {
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    }
  },
};

/** A read-only file system leaves the way through memory. */
async function bodyOf(bytes: Buffer, folder: string | null): Promise<ObjectBody> {
  if (folder === null) return { bytes };
  const file = join(folder, 'large.wav');
  await writeFile(file, bytes, { mode: 0o600 });
  return { file };
}

async function roundTrip(context: CheckContext, bytes: Buffer, body: ObjectBody) {
  const { store, largeProbeKey: key, written, signal } = context;
  const digest = (algorithm: string): string => createHash(algorithm).update(bytes).digest('hex');
  const sha256 = digest('sha256');
  written.add(key);
  const started = Date.now();
  try {
    await store.put(key, body, {
      ...{ sizeBytes: bytes.length, sha256, md5: digest('md5'), contentType: 'audio/wav' },
      ...{ metadata: { kind: 'check' }, signal },
    });
    const uploadedMs = Date.now() - started;
    const read = await store.get(key, { signal });
    const hash = createHash('sha256');
    for await (const chunk of read?.body ?? [])
      hash.update(chunk instanceof Uint8Array ? chunk : String(chunk));
    return hash.digest('hex') === sha256
      ? ok(`20 MiB went up in ${(uploadedMs / 1000).toFixed(1)} s and came back the same.`)
      : failed(
          'read_back_differs',
          'The store gave back other bytes than were written.',
          'Do not use this store or the proxy before it: recordings would be damaged.',
        );
  } catch (error) {
    signal.throwIfAborted();
    return failedBy(toStorageError(error), 's3:PutObject');
  }
}
