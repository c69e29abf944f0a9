import { changed, dayOf, toFilter } from './call-search';

const NOW = new Date(2026, 10, 20, 15, 30);
const at = (year: number, month: number, day: number): string => new Date(year, month, day).toISOString();

describe('what the list is asked for', () => {
  it('is counted from today when the period ends today', () => {
    expect(toFilter({ period: '1' }, NOW)).toEqual({ from: at(2026, 10, 20) });
    expect(toFilter({ period: '30', kind: 'call' }, NOW)).toEqual({ from: at(2026, 9, 22), kind: 'call' });
  });

  it('includes the first day and the last', () => {
    expect(toFilter({ firstDay: '2026-11-01', lastDay: '2026-11-20' }, NOW)).toEqual({
      from: at(2026, 10, 1),
      to: at(2026, 10, 21),
    });
    expect(toFilter({ lastDay: '2026-11-20' }, NOW)).toEqual({ to: at(2026, 10, 21) });
  });

  it('begins at midnight also where the clock is changed in between', () => {
    expect(new Date(toFilter({ period: '90' }, NOW).from ?? '').getHours()).toBe(0);
  });

  it('lets go of what is set to nothing, and keeps a length of 0', () => {
    const search = { number: '1003', minDurationSeconds: 5 };
    expect(changed(search, { number: '', minDurationSeconds: 0 })).toEqual({ minDurationSeconds: 0 });
    expect(changed(search, { number: undefined })).toEqual({ minDurationSeconds: 5 });
  });

  it('names a day as the date fields do', () => {
    expect(dayOf(new Date(2026, 0, 5))).toBe('2026-01-05');
  });
});
