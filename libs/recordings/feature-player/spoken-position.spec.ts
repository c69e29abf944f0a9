import { sayIn } from '@voicekeep/shared/ui';
import { spokenPosition, spokenSeconds } from './spoken-position';
import { PLAYER_TEXTS } from './texts/en';

const t = sayIn(PLAYER_TEXTS);

describe('where a recording stands, read aloud', () => {
  it('is said in minutes and seconds of the whole', () => {
    expect(spokenPosition(243.7, 720, t)).toBe('4 minutes 3 seconds of 12 minutes');
    expect(spokenPosition(0, 38, t)).toBe('0 seconds of 38 seconds');
  });

  it('knows one of each, and hours', () => {
    expect([1, 60, 61, 3600, 3729].map((seconds) => spokenSeconds(seconds, t))).toEqual([
      '1 second',
      '1 minute',
      '1 minute 1 second',
      '1 hour',
      '1 hour 2 minutes 9 seconds',
    ]);
  });

  it('is said alone while the length is not known', () => {
    expect(spokenPosition(5, null, t)).toBe('5 seconds');
  });
});
