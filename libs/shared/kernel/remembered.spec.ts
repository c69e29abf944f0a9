import { Remembered } from './remembered';

describe('what was made of a row', () => {
  it('is made once, and anew when the row changed', async () => {
    const remembered = new Remembered<number>();
    let made = 0;
    const make = (): Promise<number> => Promise.resolve(++made);
    expect(await remembered.get('a', 'x', make)).toBe(1);
    expect(await remembered.get('a', 'x', make)).toBe(1);
    expect(await remembered.get('b', 'x', make)).toBe(2);
    expect(await remembered.get('a', 'y', make)).toBe(3);
  });

  it('is not remembered when making it failed', async () => {
    const remembered = new Remembered<number>();
    await expect(remembered.get('a', 'x', () => Promise.reject(new Error('no key')))).rejects.toThrow();
    expect(await remembered.get('a', 'x', () => Promise.resolve(1))).toBe(1);
  });
});
