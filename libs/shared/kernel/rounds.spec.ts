import { Rounds } from './rounds';

describe('rounds', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('come one after the other, each a while after the one before has ended', async () => {
    const ends: (() => void)[] = [];
    const rounds = new Rounds(1000, () => new Promise((end) => void ends.push(end)));
    rounds.begin();
    expect(ends).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(5000);
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await jest.advanceTimersByTimeAsync(999);
    expect(ends).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(ends).toHaveLength(2);
  });

  it('end with the one under way, which is told so', async () => {
    const seen: string[] = [];
    const rounds = new Rounds(1000, async (signal) => {
      await new Promise((end) => signal.addEventListener('abort', end));
      seen.push('ended');
    });
    rounds.begin();
    await jest.advanceTimersByTimeAsync(1000);
    await rounds.stop();
    expect(seen).toEqual(['ended']);
    await jest.advanceTimersByTimeAsync(5000);
    expect(seen).toEqual(['ended']);
  });
});
