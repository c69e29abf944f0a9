import { errors } from '@voicekeep/shared/errors';
import { Spool, type SpoolFile } from '@voicekeep/recordings/domain';
import { ArrivingBody, MEMORY_BYTES } from './arriving-body';
import { MemoryBudget } from './memory-budget';

const MIB = 1024 * 1024;
const never = new AbortController().signal;

/** Disk enough for so many bytes. */
class SmallDisk extends Spool {
  readonly files: Buffer[] = [];
  constructor(private room: number) {
    super();
  }
  override async open(): Promise<SpoolFile> {
    if (this.room === 0) throw errors.unavailable('disk.full', 'x', { retryable: true });
    const parts: Buffer[] = [];
    return {
      path: '/a/file',
      append: async (chunk) => {
        if (chunk.length > this.room) throw errors.unavailable('disk.full', 'x', { retryable: true });
        this.room -= chunk.length;
        parts.push(Buffer.from(chunk));
      },
      flush: async () => undefined,
      close: async () => void this.files.push(Buffer.concat(parts)),
      remove: async () => undefined,
    };
  }
  override wipe(): Promise<void> {
    return Promise.resolve();
  }
  override use(): Promise<never> {
    throw new Error('nobody asks');
  }
}

const chunk = (mib: number, byte: number): Buffer => Buffer.alloc(mib * MIB, byte);

describe('an arriving body', () => {
  it.each([['announced', true] as const, ['of unknown length', false] as const])(
    'that is small and %s stays in memory',
    async (_, announced) => {
      const body = new ArrivingBody(new SmallDisk(0), new MemoryBudget(64 * MIB), never);
      await body.expect(announced ? 5 * MIB : null);
      for (let part = 0; part < 5; part += 1) await body.add(chunk(1, part));
      const whole = await body.end();
      expect('bytes' in whole && whole.bytes.length).toBe(5 * MIB);
      expect('bytes' in whole && [0, 1, 2, 3, 4].map((part) => whole.bytes[part * MIB])).toEqual([
        0, 1, 2, 3, 4,
      ]);
    },
  );

  it.each([['announced', true] as const, ['of unknown length', false] as const])(
    'that is large and %s goes to the disk, whole and in order',
    async (_, announced) => {
      const disk = new SmallDisk(64 * MIB);
      const body = new ArrivingBody(disk, new MemoryBudget(64 * MIB), never);
      await body.expect(announced ? 20 * MIB : null);
      for (let part = 0; part < 20; part += 1) await body.add(chunk(1, part));
      expect(await body.end()).toEqual({ file: '/a/file' });
      expect(disk.files[0]?.length).toBe(20 * MIB);
      expect([...Array(20).keys()].every((part) => disk.files[0]?.[part * MIB] === part)).toBe(true);
    },
  );

  it('goes to the disk when the memory of the process is taken', async () => {
    const budget = new MemoryBudget(20 * MIB);
    const [first, second] = [0, 1].map(() => new ArrivingBody(new SmallDisk(64 * MIB), budget, never));
    await first!.expect(MEMORY_BYTES);
    await second!.expect(MEMORY_BYTES);
    await second!.add(chunk(16, 7));
    expect(await second!.end()).toEqual({ file: '/a/file' });
  });

  it('that is small waits for memory when the disk is full', async () => {
    const budget = new MemoryBudget(20 * MIB);
    const [first, second] = [0, 1].map(() => new ArrivingBody(new SmallDisk(0), budget, never));
    await first!.expect(MEMORY_BYTES);
    let ready = false;
    const waits = second!.expect(8 * MIB).then(() => {
      ready = true;
    });
    await new Promise(setImmediate);
    expect(ready).toBe(false);
    await first!.discard();
    await waits;
    await second!.add(chunk(8, 1));
    expect('bytes' in (await second!.end())).toBe(true);
  });

  it('that is large fails by name when the disk is full', async () => {
    const body = new ArrivingBody(new SmallDisk(0), new MemoryBudget(64 * MIB), never);
    await expect(body.expect(20 * MIB)).rejects.toMatchObject({ code: 'disk.full' });
  });

  it('longer than announced loses nothing', async () => {
    const body = new ArrivingBody(new SmallDisk(0), new MemoryBudget(64 * MIB), never);
    await body.expect(2 * MIB);
    for (let part = 0; part < 3; part += 1) await body.add(chunk(1, part));
    const whole = await body.end();
    expect('bytes' in whole && [whole.bytes.length, whole.bytes[2 * MIB]]).toEqual([3 * MIB, 2]);
  });

  it('gives all memory back', async () => {
    const budget = new MemoryBudget(32 * MIB);
    for (const announced of [8 * MIB, null, 20 * MIB]) {
      const body = new ArrivingBody(new SmallDisk(64 * MIB), budget, never);
      await body.expect(announced);
      for (let part = 0; part < 8; part += 1) await body.add(chunk(1, part));
      await body.discard();
    }
    expect([budget.take(32 * MIB), budget.take(1)]).toEqual([true, false]);
  });

  it('that waits for memory ends when its work is ended', async () => {
    const budget = new MemoryBudget(MIB);
    budget.take(MIB);
    const ended = new AbortController();
    const body = new ArrivingBody(new SmallDisk(0), budget, ended.signal);
    const waits = body.expect(MIB);
    ended.abort(new Error('over'));
    await expect(waits).rejects.toThrow('over');
  });
});
