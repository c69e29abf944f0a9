import { cutSpan, type ImportSpan } from './import-spans';

const at = (text: string): Date => new Date(`${text}Z`);
const span = (from: string | null, to: string | null): ImportSpan => ({
  from: from === null ? null : at(`${from}T00:00:00`),
  to: to === null ? null : at(`${to}T00:00:00`),
});

describe('cutting the history of an account into windows', () => {
  it('keeps the day the list has come to and gives the days before it away in halves', () => {
    expect(cutSpan(span('2026-01-01', '2026-05-01'), at('2026-04-11T15:00:00'))).toEqual({
      own: span('2026-04-11', '2026-05-01'),
      others: [span('2026-02-20', '2026-04-11'), span('2026-01-01', '2026-02-20')],
    });
  });

  it('gives away the last month and all that is older when the beginning is unknown', () => {
    expect(cutSpan(span(null, null), at('2026-04-11T15:00:00'))).toEqual({
      own: span('2026-04-11', null),
      others: [span('2026-03-12', '2026-04-11'), span(null, '2026-03-12')],
    });
  });

  it('gives a single day away whole', () => {
    expect(cutSpan(span('2026-04-10', '2026-04-12'), at('2026-04-11T15:00:00')).others).toEqual([
      span('2026-04-10', '2026-04-11'),
    ]);
  });

  it('keeps all when only this day is left', () => {
    const whole = { from: at('2026-04-11T08:00:00'), to: at('2026-04-12T00:00:00') };
    expect(cutSpan(whole, at('2026-04-11T15:00:00'))).toEqual({ own: whole, others: [] });
  });

  it('covers every moment once, however often it is cut', () => {
    const open: ImportSpan[] = [span('2026-01-03', '2026-03-01')];
    const kept: ImportSpan[] = [];
    for (let next = open.pop(); next; next = open.pop()) {
      const { own, others } = cutSpan(next, new Date((next.to?.getTime() ?? 0) - 1));
      kept.push(own);
      open.push(...others);
    }
    const days = kept.map(({ from, to }) => [from?.getTime() ?? 0, to?.getTime() ?? 0] as const);
    days.sort(([a], [b]) => a - b);
    expect(days[0]?.[0]).toBe(at('2026-01-03T00:00:00').getTime());
    for (const [n, [, end]] of days.entries())
      expect(end).toBe(days[n + 1]?.[0] ?? at('2026-03-01T00:00:00').getTime());
  });
});
