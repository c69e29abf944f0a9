import { ObservedSkew, type SkewLevel } from './observed-skew';

const MINUTE_MS = 60_000;
const real = new Date('2026-03-01T12:00:00Z');

describe('the clock of this server', () => {
  const watch = (aheadMs: number) => {
    const levels: SkewLevel[] = [];
    let passedMs = 0;
    const clock = { now: () => new Date(real.getTime() + aheadMs) };
    const skew = new ObservedSkew(
      clock,
      (level) => levels.push(level),
      () => passedMs,
    );
    return { skew, levels, pass: (ms: number) => void (passedMs += ms), clock };
  };

  it('is fine until somebody says otherwise, and takes no nonsense for an answer', () => {
    const { skew, levels } = watch(0);
    skew.heard('twilio', null);
    skew.heard('twilio', 'yesterday');
    expect([skew.skewMs(), skew.isWrong(), levels]).toEqual([null, false, []]);
  });

  it.each([
    [59_000, [], false],
    [61_000, ['warn'], false],
    [-9 * MINUTE_MS, ['warn'], false],
    [11 * MINUTE_MS, ['wrong'], true],
    [-11 * MINUTE_MS, ['wrong'], true],
  ] as const)('off by %i ms is %j', (aheadMs, levels, wrong) => {
    const watched = watch(aheadMs);
    watched.skew.heard('twilio', real.toUTCString());
    watched.skew.heard('twilio', real.toUTCString());
    expect([watched.levels, watched.skew.isWrong()]).toEqual([levels, wrong]);
  });

  it('is believed when one bucket of several has a wrong clock of its own', () => {
    const { skew } = watch(0);
    skew.heard('bucket', new Date(real.getTime() + 30 * MINUTE_MS).toUTCString());
    skew.heard('twilio', real.toUTCString());
    expect(skew.isWrong()).toBe(false);
  });

  it('counts hours by the outside when it ran ahead', () => {
    const { skew, clock } = watch(5 * 60 * MINUTE_MS);
    skew.heard('twilio', real.toUTCString());
    expect(skew.trusted(clock.now())).toEqual(real);
  });

  it('is not judged by what was heard long ago', () => {
    const { skew, pass } = watch(11 * MINUTE_MS);
    skew.heard('twilio', real.toUTCString());
    pass(11 * MINUTE_MS);
    expect(skew.isWrong()).toBe(false);
  });
});
