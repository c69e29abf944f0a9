import { Logger } from '@nestjs/common';
import { ShutdownSignal } from './shutdown-signal';
import { RecordingWorker } from './worker';

type Parts = ConstructorParameters<typeof RecordingWorker>;
const stand = <T>(members: Partial<Record<keyof T, unknown>>): T => members as T;
const never = new Promise<void>(() => undefined);

describe('a worker that is told to end', () => {
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const worker = (
    change: { settled?: Promise<void>; release?: Promise<void>; tick?: Promise<void> } = {},
  ) => {
    const told: string[] = [];
    const shutdown = new ShutdownSignal();
    const ended = Promise.resolve();
    const made = new RecordingWorker(
      stand<Parts[0]>({ runWorkers: true }),
      stand<Parts[1]>({ tick: () => change.tick ?? ended, settled: () => change.settled ?? ended }),
      stand<Parts[2]>({ stop: () => ended }),
      stand<Parts[3]>({
        release: async (owner: string) => {
          await (change.release ?? ended);
          told.push(`released ${owner}`);
        },
      }),
      stand<Parts[4]>({ wipe: () => ended }),
      stand<Parts[5]>({ start: () => undefined }),
      stand<Parts[6]>({ start: () => undefined }),
      shutdown,
      { id: 'w1', beat: () => ended, leave: async () => void told.push('left') },
    );
    const end = async (): Promise<number> => {
      const began = Date.now();
      let took: number | null = null;
      void made.onModuleDestroy().then(() => {
        took = Date.now() - began;
      });
      while (took === null) await jest.advanceTimersByTimeAsync(100);
      return took;
    };
    return { made, end, told, shutdown };
  };

  it('gives back what it holds when its work has ended', async () => {
    const { made, end, told, shutdown } = worker();
    await made.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(10);
    expect(await end()).toBeLessThan(1000);
    expect(shutdown.signal.aborted).toBe(true);
    expect(told).toEqual(['released w1', 'left']);
  });

  it.each([
    ['work', { settled: never }],
    ['a look into a database that hangs', { tick: never }],
  ])('waits for %s no longer than it may, and gives back what it holds', async (_, change) => {
    const { made, end, told } = worker(change);
    await made.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(10);
    expect(await end()).toBeLessThan(20_000);
    expect(told).toEqual(['released w1', 'left']);
  });

  it('ends below 25 s even when nothing answers at all', async () => {
    const { made, end, told } = worker({ settled: never, tick: never, release: never });
    await made.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(10);
    expect(await end()).toBeLessThan(22_000);
    expect(told).toEqual([]);
  });
});
