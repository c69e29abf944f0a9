import { setTimeout as pause } from 'node:timers/promises';
import { onTwoCores } from './two-cores.mts';

describe('work on two cores', () => {
  it('runs two light things side by side and a heavy one alone, in their order', async () => {
    const log: string[] = [];
    const work = [
      { name: 'a', cores: 1 },
      { name: 'b', cores: 1 },
      { name: 'c', cores: 2 },
      { name: 'd', cores: 1 },
    ];
    await onTwoCores(work, async ({ name }) => {
      log.push(`+${name}`);
      await pause(1);
      log.push(`-${name}`);
    });
    expect(log.slice(0, 2)).toEqual(['+a', '+b']);
    expect(log.slice(4)).toEqual(['+c', '-c', '+d', '-d']);
  });

  it('goes on when one fails, and then says so', async () => {
    const done: number[] = [];
    const work = [{ cores: 1 }, { cores: 1 }];
    const all = onTwoCores(work, async () => {
      await pause(1);
      done.push(1);
      if (done.length === 1) throw new Error('no');
    });
    await expect(all).rejects.toThrow('no');
    await pause(5);
    expect(done).toHaveLength(2);
  });
});
