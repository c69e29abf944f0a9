import { backOffMs, purgeRetry } from './back-off';

describe('waiting after a failure', () => {
  it('grows, stays within 30 s for ten tries and within 10 min ever after', () => {
    const longest = (tries: number): number => backOffMs(tries, () => 1);
    expect(longest(1)).toBe(1000);
    for (let tries = 1; tries <= 10; tries += 1) expect(longest(tries)).toBeLessThanOrEqual(30_000);
    expect(longest(11)).toBeGreaterThan(30_000);
    expect(longest(500)).toBe(600_000);
  });

  it('is spread', () => {
    expect(backOffMs(5, () => 0)).toBe(backOffMs(5, () => 1) / 2);
  });

  it('makes three quick tries of a deletion, then asks for a person and goes on every minute', () => {
    expect([1, 2, 3, 4, 9].map(purgeRetry)).toEqual([
      { waitMs: 1000, attention: false },
      { waitMs: 4000, attention: false },
      { waitMs: 16_000, attention: false },
      { waitMs: 60_000, attention: true },
      { waitMs: 60_000, attention: true },
    ]);
  });
});
