import { mkdir, open, readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { errors } from '@voicekeep/shared/errors';
import { newId } from '@voicekeep/shared/kernel';
import { Spool, type SpoolFile } from '@voicekeep/recordings/domain';

/** What must stay free on the disk, so that a database beside it goes on. */
const KEEP_FREE_BYTES = 256 * 1024 * 1024;
const SUFFIX = '.spool';

const diskFull = (cause?: unknown): Error =>
  errors.unavailable(
    'disk.full',
    'The disk for large recordings is full; free some space there. Small recordings go on.',
    { retryable: true, cause },
  );

/** Files of mode 0600 in a directory of mode 0700. */
export class FileSpool extends Spool {
  constructor(private readonly directory: string) {
    super();
  }

  override async open(): Promise<SpoolFile> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.directory);
    if (bavail * bsize < KEEP_FREE_BYTES) throw diskFull();
    const path = join(this.directory, `${newId()}${SUFFIX}`);
    const handle = await open(path, 'wx', 0o600);
    let closed = false;
    const close = async (): Promise<void> => {
      if (closed) return;
      closed = true;
      await handle.close();
    };
    return {
      path,
      append: async (chunk) => {
        try {
          await handle.writeFile(chunk);
        } catch (error) {
          throw error instanceof Error && 'code' in error && error.code === 'ENOSPC'
            ? diskFull(error)
            : error;
        }
      },
      close,
      remove: async () => {
        await close();
        await rm(path, { force: true });
      },
    };
  }

  override async wipe(): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.directory))
      if (name.endsWith(SUFFIX)) await rm(join(this.directory, name), { force: true });
  }
}
