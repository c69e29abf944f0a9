import { cutoffOf, deletingRule, keepInWords, requireKeep } from './retention-rule';

describe('how long calls are kept', () => {
  it.each([
    ['6 years', { amount: 6, unit: 'years' }, '2026-03-01T12:00:00Z', '2020-03-01T12:00:00.000Z'],
    [
      'a year, on a leap day',
      { amount: 1, unit: 'years' },
      '2024-02-29T12:00:00Z',
      '2023-02-28T12:00:00.000Z',
    ],
    [
      '4 years, on a leap day',
      { amount: 4, unit: 'years' },
      '2024-02-29T12:00:00Z',
      '2020-02-29T12:00:00.000Z',
    ],
    [
      'a year, the day after',
      { amount: 1, unit: 'years' },
      '2025-03-01T00:00:00Z',
      '2024-03-01T00:00:00.000Z',
    ],
    [
      'a month, at its end',
      { amount: 1, unit: 'months' },
      '2026-03-31T09:30:00Z',
      '2026-02-28T09:30:00.000Z',
    ],
    [
      '14 months, over a year',
      { amount: 14, unit: 'months' },
      '2026-01-31T00:00:00Z',
      '2024-11-30T00:00:00.000Z',
    ],
    ['30 days', { amount: 30, unit: 'days' }, '2026-03-01T12:00:00Z', '2026-01-30T12:00:00.000Z'],
  ] as const)('%s', (_, keep, now, cutoff) => {
    expect(cutoffOf(keep, new Date(now)).toISOString()).toBe(cutoff);
  });

  it('is never over a day early for a call of a leap day', () => {
    const call = new Date('2024-02-29T12:00:00Z');
    const isTooOld = (now: string) => call < cutoffOf({ amount: 1, unit: 'years' }, new Date(now));
    expect(isTooOld('2025-02-28T23:59:59Z')).toBe(false);
    expect(isTooOld('2025-03-01T00:00:00Z')).toBe(true);
  });

  it.each([
    { amount: 0, unit: 'years' },
    { amount: 101, unit: 'years' },
    { amount: 1.5, unit: 'months' },
    { amount: -1, unit: 'days' },
    { amount: 36_501, unit: 'days' },
    { amount: Number.NaN, unit: 'days' },
  ] as const)('may not be %j', (keep) => {
    expect(() => requireKeep(keep)).toThrow(expect.objectContaining({ code: 'retention.keep_range' }));
  });

  it('is for ever unless a rule is complete and switched on', () => {
    const keep = { amount: 6, unit: 'years' } as const;
    expect(deletingRule({ enabled: false, keep, action: 'log-only' })).toBeNull();
    expect(deletingRule({ enabled: true, keep: null, action: 'log-only' })).toBeNull();
    expect(deletingRule({ enabled: true, keep, action: 'log-only' })).toEqual({ keep, action: 'log-only' });
  });

  it('reads as people say it', () => {
    expect(keepInWords({ amount: 1, unit: 'years' })).toBe('1 year');
    expect(keepInWords({ amount: 18, unit: 'months' })).toBe('18 months');
  });
});
