import { lengthText, secondsOf } from './length-text';

describe('a length as it is typed', () => {
  it.each([
    ['4:03', 243],
    ['0:30', 30],
    ['1:02:09', 3729],
    [' 5 ', 300],
    ['90:00', 5400],
    ['24:00:00', 86_400],
  ])('%s', (text, seconds) => expect(secondsOf(text)).toBe(seconds));

  it.each(['', 'two', '1:75', '-1', '1.5', '25:00:00', '4:'])('not understood: %j', (text) =>
    expect(secondsOf(text)).toBeNull(),
  );

  it('is shown as the list shows lengths', () => {
    expect([lengthText(243), lengthText(undefined)]).toEqual(['4:03', '']);
    expect(secondsOf(lengthText(3729))).toBe(3729);
  });
});
