import { NewestFirst } from './newest-first';

const item = (n: number) => ({ sid: `CA${String(n).padStart(8, '0')}`, createdAt: n });

describe('a list, newest first', () => {
  it('takes in a history of any length', () => {
    const list = new NewestFirst<ReturnType<typeof item>>();
    list.addAll(Array.from({ length: 300_000 }, (_, n) => item(n)));
    expect(list.all).toHaveLength(300_000);
    expect(list.all[0]).toEqual(item(299_999));
    expect(list.placeOf(item(299_998))).toBe(1);
  });
});
