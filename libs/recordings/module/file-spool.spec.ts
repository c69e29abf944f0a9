import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FileSpool } from './file-spool';
import { ownIdentity } from './process-identity';

describe('the spool', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'spool-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('keeps files for this user alone', async () => {
    const file = await new FileSpool(directory).open();
    const modes = await Promise.all(
      [file.path, dirname(file.path)].map(async (path) => (await stat(path)).mode),
    );
    expect(modes.map((mode) => (mode & 0o777).toString(8))).toEqual(['600', '700']);
    await file.remove();
  });

  it('keeps every byte in its order, however large or small the chunks are', async () => {
    const file = await new FileSpool(directory).open();
    const bytes = randomBytes(3 * 1024 * 1024 + 17);
    const sizes = [1, 70_000, 2_000_000, 500];
    for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
      const size = sizes[turn % sizes.length] ?? 1;
      await file.append(bytes.subarray(at, at + size));
      at += size;
    }
    await file.close();
    expect((await readFile(file.path)).equals(bytes)).toBe(true);
    await file.remove();
  });

  it('tells how much of its room is taken', async () => {
    const spool = new FileSpool(directory, 1000);
    const file = await spool.open();
    await file.append(Buffer.alloc(400));
    expect(await spool.use()).toMatchObject({ usedBytes: 400, quotaBytes: 1000 });
    await file.remove();
    const { usedBytes, freeShare } = await spool.use();
    expect([usedBytes, freeShare > 0 && freeShare <= 1]).toEqual([0, true]);
  });

  it('takes no more than its quota, and gives back what is removed', async () => {
    const spool = new FileSpool(directory, 1000);
    const [first, second] = [await spool.open(), await spool.open()];
    await first.append(Buffer.alloc(600));
    await expect(second.append(Buffer.alloc(600))).rejects.toMatchObject({
      code: 'disk.full',
      retryable: true,
    });
    await first.remove();
    await first.remove();
    await second.append(Buffer.alloc(900));
    await expect(second.append(Buffer.alloc(200))).rejects.toMatchObject({ code: 'disk.full' });
    await second.remove();
  });

  it('wipes what dead processes left, and nothing of the living', async () => {
    const own = await new FileSpool(directory).open();
    const { place, pid } = (await ownIdentity())!;
    const here = place.replace(/[^A-Za-z0-9]+/g, '-');
    const folder = async (name: string, ageMs: number): Promise<void> => {
      await mkdir(join(directory, name));
      const then = new Date(Date.now() - ageMs);
      await utimes(join(directory, name), then, then);
    };
    await folder(`${here}_${pid}_1_used-again.spool`, 0);
    await folder(`${here}_4194305_1_gone.spool`, 0);
    await folder('elsewhere_7_7_busy.spool', 60_000);
    await folder('elsewhere_7_7_long-ago.spool', 7_200_000);
    await writeFile(join(directory, 'of-an-older-release.spool'), 'x');
    await writeFile(join(directory, 'of-somebody-else.txt'), 'x');
    await new FileSpool(directory).wipe();
    const left = await readdir(directory);
    expect(left.map((name) => (name.startsWith(`${here}_`) ? 'own' : name)).sort()).toEqual(
      ['elsewhere_7_7_busy.spool', 'of-somebody-else.txt', 'own'].sort(),
    );
    await own.remove();
  });
});
