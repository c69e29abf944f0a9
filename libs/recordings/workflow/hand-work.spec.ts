import { HandWork } from './hand-work';

interface Piece {
  readonly id: string;
  readonly lane: string;
}

/** Work that ends when the test says so. */
function workshop(books: Piece[], perLane = 2) {
  const begun = new Map<string, (outcome: string) => void>();
  let looks = 0;
  const troubles: unknown[] = [];
  const hands = new HandWork<Piece>({
    find: async (limit) => {
      looks += 1;
      return books.slice(0, limit);
    },
    keyOf: ({ id }) => id,
    laneOf: ({ lane }) => lane,
    hasRoom: (_, underWay) => underWay < perLane,
    atOnce: 3,
    run: ({ id }) => new Promise((resolve) => begun.set(id, resolve)),
    onTrouble: (error) => troubles.push(error),
  });
  const end = async (id: string, outcome = 'done'): Promise<void> => {
    begun.get(id)!(outcome);
    begun.delete(id);
    books.splice(0, books.length, ...books.filter((piece) => piece.id !== id));
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { hands, begun, end, troubles, looks: () => looks };
}

const pieces = (count: number, lane: (index: number) => string): Piece[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${index}`, lane: lane(index) }));

describe('work done by hand', () => {
  it('does as much at once as may be, and the next when one ends', async () => {
    const { hands, begun, end } = workshop(pieces(5, String));
    await hands.look();
    expect([...begun.keys()]).toEqual(['0', '1', '2']);
    await end('1');
    expect([...begun.keys()]).toEqual(['0', '2', '3']);
  });

  it('lets a lane that hangs keep no other waiting', async () => {
    const { hands, begun } = workshop(pieces(6, (index) => (index < 5 ? 'dead' : 'well')));
    await hands.look();
    expect([...begun.keys()]).toEqual(['0', '1', '5']);
  });

  it('looks for more as soon as what it found is begun, without waiting for the next tick', async () => {
    const { hands, begun, end, looks } = workshop(pieces(40, String), 3);
    await hands.look();
    for (let piece = 0; piece < 40; piece += 1) await end(String(piece));
    expect(begun.size).toBe(0);
    expect(looks()).toBeGreaterThan(3);
  });

  it('does not look again and again for what cannot be done now', async () => {
    const { hands, begun, looks } = workshop(pieces(40, String), 3);
    await hands.look();
    for (let round = 0; round < 20; round += 1)
      for (const [id, resolve] of begun) {
        begun.delete(id);
        resolve('idle');
        await Promise.resolve();
      }
    expect(looks()).toBeLessThan(3);
  });

  it('looks again though the last pieces it found were done by others', async () => {
    const { hands, begun, end, looks } = workshop(pieces(40, String), 3);
    await hands.look();
    for (let piece = 0; piece < 12; piece += 1) await end(String(piece), piece < 9 ? 'done' : 'idle');
    expect(looks()).toBeGreaterThan(1);
    expect(begun.size).toBe(3);
  });

  it('goes on after a look that failed', async () => {
    const failing = jest.fn().mockRejectedValueOnce(new Error('away')).mockResolvedValue([]);
    const troubles: unknown[] = [];
    const hands = new HandWork<Piece>({
      ...{ find: failing, keyOf: ({ id }) => id, laneOf: ({ lane }) => lane, hasRoom: () => true },
      ...{ atOnce: 1, run: () => Promise.resolve(), onTrouble: (error) => troubles.push(error) },
    });
    await hands.look();
    await hands.look();
    expect([troubles.length, failing.mock.calls.length]).toEqual([1, 2]);
  });

  it('has settled when all that was begun has ended', async () => {
    const { hands, end } = workshop(pieces(2, String));
    await hands.look();
    let settled = false;
    const settling = hands.settled().then(() => {
      settled = true;
    });
    await end('0');
    expect(settled).toBe(false);
    await end('1');
    await settling;
    expect(settled).toBe(true);
  });
});
