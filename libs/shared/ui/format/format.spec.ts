import { ENGLISH_UI } from '../texts/ui-texts';
import { formatBytes, formatParty, formatSeconds, formatSpan } from './format';
import { formatWhen } from './format-when';

const ui = ENGLISH_UI;

describe('what people read', () => {
  it('writes lengths as a clock', () => {
    expect([0, 38, 243, 3729, null].map(formatSeconds)).toEqual(['0:00', '0:38', '4:03', '1:02:09', '–']);
  });

  it('writes spans in the unit that fits', () => {
    expect([0.2, 28, 600, 7500].map(formatSpan)).toEqual(['1 s', '28 s', '10 min', '2 h 5 min']);
  });

  it('writes sizes as storage is billed', () => {
    expect([999, 1200, 1_234_567_890].map(formatBytes)).toEqual(['999 B', '1.2 kB', '1.2 GB']);
  });

  it('groups numbers and leaves names alone', () => {
    expect(formatParty('+14155551003', ui)).toBe('+1 415 555 1003');
    expect(formatParty('client:front-desk', ui)).toBe('client:front-desk');
    expect(formatParty(null, ui)).toBe('Unknown');
  });

  it('says today and yesterday', () => {
    const now = new Date(2026, 10, 20, 12, 0);
    expect(formatWhen(new Date(2026, 10, 20, 9, 41).toISOString(), ui, now)).toBe('Today 09:41');
    expect(formatWhen(new Date(2026, 10, 19, 17, 20).toISOString(), ui, now)).toBe('Yesterday 17:20');
    expect(formatWhen(new Date(2026, 10, 2, 8, 5).toISOString(), ui, now)).toBe('2 Nov 2026, 08:05');
  });
});
