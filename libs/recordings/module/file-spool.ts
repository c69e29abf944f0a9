import { chmod, mkdir, open, readdir, rm, stat, statfs, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { errors } from '@voicekeep/shared/errors';
import { newId } from '@voicekeep/shared/kernel';
import { Spool, type SpoolFile, type SpoolUse } from '@voicekeep/recordings/domain';
import { hasEnded, ownIdentity } from './process-identity';
import { systemCode } from './system-code';

/** What must stay free on the disk, so that a database beside it goes on; less where the disk itself is small. */
const KEEP_FREE_BYTES = 256 * 1024 * 1024;
const KEEP_FREE_SHARE = 0.1;
const QUOTA_BYTES = 20 * 1024 ** 3;
const SUFFIX = '.spool';
/** Written at a time: the chunks of a connection are small, and each write is a journey. */
const BLOCK_BYTES = 1024 * 1024;
/** The folder of a process nobody can judge is left alone while it is used, and so long after. */
const ABANDONED_MS = 3_600_000;
const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];

const diskFull = (cause?: unknown): Error =>
  errors.unavailable(
    'disk.full',
    'The disk for large recordings is full; free some space there. Small recordings go on.',
    { retryable: true, cause },
  );

/** Files of mode 0600 in a folder of mode 0700 that belongs to this process alone. */
export class FileSpool extends Spool {
  #used = 0;
  readonly #folder: Promise<string>;

  /** @param quotaBytes of all files together */
  constructor(
    private readonly directory: string,
    private readonly quotaBytes = QUOTA_BYTES,
  ) {
    super();
    this.#folder = ownFolder(directory);
  }

  override async open(): Promise<SpoolFile> {
    const folder = await this.#folder;
    const path = join(folder, `${newId()}${SUFFIX}`);
    const handle = await fullIsNamed(async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const { bavail, blocks, bsize } = await statfs(folder);
      if (bavail * bsize < Math.min(KEEP_FREE_BYTES, blocks * bsize * KEEP_FREE_SHARE)) throw diskFull();
      await utimes(folder, new Date(), new Date());
      return open(path, 'wx', 0o600);
    });
    let sizeBytes = 0;
    let closed = false;
    const block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    let gathered = 0;
    const flush = async (): Promise<void> => {
      if (gathered === 0) return;
      const waiting = block.subarray(0, gathered);
      gathered = 0;
      await fullIsNamed(() => handle.writeFile(waiting));
    };
    const close = async (): Promise<void> => {
      if (closed) return;
      closed = true;
      await handle.close();
    };
    return {
      path,
      append: async (chunk) => {
        if (this.#used + chunk.length > this.quotaBytes) throw diskFull();
        this.#used += chunk.length;
        sizeBytes += chunk.length;
        for (let at = 0; at < chunk.length;) {
          const copied = chunk.copy(block, gathered, at);
          at += copied;
          gathered += copied;
          if (gathered === block.length) await flush();
        }
      },
      flush,
      close: async () => {
        await flush();
        await close();
      },
      remove: async () => {
        await close();
        await rm(path, { force: true });
        this.#used -= sizeBytes;
        sizeBytes = 0;
      },
    };
  }

  override async use(): Promise<SpoolUse> {
    const { bavail, blocks } = await statfs(this.directory);
    const freeShare = blocks === 0 ? 1 : bavail / blocks;
    return { usedBytes: this.#used, quotaBytes: this.quotaBytes, freeShare };
  }

  override async wipe(): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    await chmod(this.directory, 0o700);
    for (const name of await readdir(this.directory)) {
      const path = join(this.directory, name);
      if (name.endsWith(SUFFIX) && (name.split('_').length < 4 || (await isAbandoned(name, path))))
        await rm(path, { recursive: true, force: true });
    }
  }
}

/** `<place>_<pid>_<born>_….spool`: says whose it is to those who come after. */
async function ownFolder(directory: string): Promise<string> {
  const identity = await ownIdentity();
  const place = identity ? placeName(identity.place) : 'unknown';
  return join(directory, `${place}_${identity?.pid ?? 0}_${identity?.born ?? 0}_${newId()}${SUFFIX}`);
}

const placeName = (place: string): string => place.replace(/[^A-Za-z0-9]+/g, '-');

async function isAbandoned(name: string, path: string): Promise<boolean> {
  const [place, pid, born] = name.split('_');
  const own = await ownIdentity();
  if (own && placeName(own.place) === place) return hasEnded({ pid: Number(pid), born: Number(born) });
  const { mtimeMs } = await stat(path);
  return Date.now() - mtimeMs > ABANDONED_MS;
}

async function fullIsNamed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw FULL.includes(systemCode(error)) ? diskFull(error) : error;
  }
}
