import { afterSilence, silencesIn } from './silences';

/** One number is the loudness of half a second. */
const of = (...channels: number[][]) => silencesIn(channels, (channels[0]?.length ?? 0) / 2);

describe('the silences of a recording', () => {
  it('are stretches of a second and a half or more, with a little left at both ends', () => {
    expect(of([0.5, 0, 0.01, 0, 0, 0.5, 0, 0, 0.5])).toEqual([{ from: 0.8, to: 2.2 }]);
  });

  it('are only where no channel says anything', () => {
    expect(of([0, 0, 0, 0, 0.5, 0.5], [0.4, 0, 0, 0, 0, 0])).toEqual([{ from: 0.8, to: 1.7 }]);
    expect(of([0, 0, 0, 0], [0.4, 0.4, 0.4, 0.4])).toEqual([]);
  });

  it('also begin and end a recording', () => {
    expect(of([0, 0, 0, 0.5, 0, 0, 0, 0])).toEqual([
      { from: 0.3, to: 1.2 },
      { from: 2.3, to: 3.7 },
    ]);
  });

  it('are not the whole of a recording that is quiet all over', () => {
    expect(of([0.01, 0.015, 0.01, 0.012, 0.015])).toEqual([]);
    expect(of([])).toEqual([]);
    expect(silencesIn([], 12)).toEqual([]);
  });

  it('are left for their end, once', () => {
    const silences = [{ from: 0.8, to: 2.2 }];
    expect([0.5, 0.8, 2, 2.18, 2.2].map((seconds) => afterSilence(silences, seconds))).toEqual([
      null,
      2.2,
      2.2,
      null,
      null,
    ]);
  });
});
