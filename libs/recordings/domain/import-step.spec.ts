import type { ImportWindow } from './history-imports';
import { stepOn } from './import-step';

const at = (text: string): Date => new Date(`${text}Z`);
const window: ImportWindow = {
  ...{ id: 'w', jobId: 'j', workspaceId: 'ws', phase: 'calls', page: 'p1', done: 5, generation: 1 },
  ...{ from: at('2026-04-01T00:00:00'), to: at('2026-04-20T00:00:00') },
};
const times = [at('2026-04-19T20:00:00'), at('2026-04-18T10:00:00')];

describe('the way of an import through a window', () => {
  it('goes on with the list and leaves the days it has not come to to others', () => {
    const { next, others, isRead } = stepOn(window, { count: 2, nextPage: 'p2', times });
    expect(next).toEqual({ ...window, from: at('2026-04-18T00:00:00'), page: 'p2', done: 7 });
    expect(others).toHaveLength(2);
    expect(isRead).toBe(false);
  });

  it('reads the recordings of the same days after the calls, and is read after those', () => {
    const { next, others, isRead } = stepOn(window, { count: 2, nextPage: null, times });
    expect({ next, others, isRead }).toEqual({
      ...{ next: { ...window, phase: 'recordings', page: null, done: 7 }, others: [], isRead: false },
    });
    expect(stepOn(next, { count: 1, nextPage: null, times }).isRead).toBe(true);
  });

  it('ends where the list of the span it was cut from runs on into days of others', () => {
    const cut: ImportWindow = { ...window, phase: 'recordings', from: at('2026-04-18T00:00:00') };
    const beyond = { count: 0, nextPage: 'p9', times: [at('2026-04-17T23:59:00')] };
    expect(stepOn(cut, beyond).isRead).toBe(true);
    const mixed = { count: 1, nextPage: 'p9', times: [at('2026-04-18T00:01:00'), ...beyond.times] };
    expect(stepOn(cut, mixed)).toMatchObject({ isRead: false, others: [], next: { page: 'p9' } });
  });

  it('goes on over a page of which nothing was wanted', () => {
    expect(stepOn(window, { count: 0, nextPage: 'p2', times: [] })).toMatchObject({
      ...{ isRead: false, others: [], next: { from: window.from, page: 'p2' } },
    });
  });
});
