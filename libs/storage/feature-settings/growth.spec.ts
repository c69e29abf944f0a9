import type { MonthUsage } from '@voicekeep/shared/contracts';
import { growthOf } from './growth';

const month = (name: string, bytes: number, storageClass = 'STANDARD'): MonthUsage => ({
  ...{ month: name, storageClass, bytes, objects: 1, seconds: 0 },
});

describe('how the bucket filled', () => {
  it('sums the classes of a month and what came before it, newest first', () => {
    const months = [month('2026-10', 100), month('2026-11', 200), month('2026-11', 100, 'GLACIER_IR')];
    expect(growthOf(months)).toEqual([
      { month: 'Nov 2026', objects: 2, bytes: 300, inAll: 400, share: 100 },
      { month: 'Oct 2026', objects: 1, bytes: 100, inAll: 100, share: 25 },
    ]);
  });

  it('shows two years, and counts in what is older', () => {
    const years = Array.from({ length: 36 }, (_, n) =>
      month(`${2024 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`, 10),
    );
    const shown = growthOf(years);
    expect(shown).toHaveLength(24);
    expect([shown[0]?.inAll, shown.at(-1)?.inAll]).toEqual([360, 130]);
  });

  it('is nothing where nothing is stored', () => {
    expect(growthOf([])).toEqual([]);
  });
});
