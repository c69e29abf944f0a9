import { deliveryWaitMs, isTooOld } from './delivery-wait';

describe('the wait before a message is sent again', () => {
  it('doubles from ten seconds to a quarter of an hour', () => {
    const most = () => 1;
    expect([1, 2, 3, 40].map((tries) => deliveryWaitMs(tries, most))).toEqual([
      10_000, 20_000, 40_000, 900_000,
    ]);
  });

  it('is spread, so that many do not come back at once', () => {
    expect(deliveryWaitMs(1, () => 0)).toBe(5000);
  });

  it('ends after a week', () => {
    const made = new Date('2026-03-01T00:00:00Z');
    expect(isTooOld(made, new Date('2026-03-08T00:00:00Z'))).toBe(false);
    expect(isTooOld(made, new Date('2026-03-08T00:00:01Z'))).toBe(true);
  });
});
