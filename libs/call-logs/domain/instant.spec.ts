import { requireInstant, requireTimeSpan } from './instant';

describe('a time in a request', () => {
  it.each([
    ['2026-02-28T09:00:00Z', '2026-02-28T09:00:00.000Z'],
    ['2026-02-28T09:00:00.123Z', '2026-02-28T09:00:00.123Z'],
    ['2026-02-28T09:00:00+02:00', '2026-02-28T07:00:00.000Z'],
    ['2028-02-29T00:00Z', '2028-02-29T00:00:00.000Z'],
  ])('%s is read', (text, expected) => {
    expect(requireInstant(text, 'from').toISOString()).toBe(expected);
  });

  it.each([
    '2026-02-31T00:00:00Z',
    '2026-02-28',
    '2026-02-28T09:00:00',
    '2026-13-01T00:00:00Z',
    '2026-02-28T25:00:00Z',
    'yesterday',
    '',
  ])('%p is refused', (text) => {
    expect(() => requireInstant(text, 'from')).toThrow(
      expect.objectContaining({ code: 'request.date_format', kind: 'invalid' }),
    );
  });

  it('may not begin a span that ends before', () => {
    expect(() => requireTimeSpan('2026-03-01T00:00:00Z', '2026-02-01T00:00:00Z')).toThrow(
      expect.objectContaining({ code: 'request.date_range' }),
    );
  });

  it('is optional at both ends of a span', () => {
    expect(requireTimeSpan(undefined, undefined)).toEqual({ from: undefined, to: undefined });
  });
});
