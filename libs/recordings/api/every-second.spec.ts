import type { Observable } from 'rxjs';
import { errors } from '@voicekeep/shared/errors';
import { everySecond } from './every-second';
import { SharedLooks } from './shared-looks';

const seconds = (count: number): Promise<void> => jest.advanceTimersByTimeAsync(count * 1000);

describe('what is sent every second', () => {
  let state = { done: 0, ended: false };
  let looks = 0;
  let fails: Error | null = null;
  const begin = () =>
    everySecond(
      async () => {
        looks += 1;
        if (fails) throw fails;
        return { ...state };
      },
      ({ ended }) => ended,
    );
  const listen = (from: Observable<unknown>) => {
    const heard: unknown[] = [];
    const subscription = from.subscribe({
      next: (event) => heard.push(event),
      complete: () => heard.push('end'),
    });
    return { heard, leave: () => subscription.unsubscribe() };
  };

  beforeEach(() => {
    jest.useFakeTimers();
    [state, looks, fails] = [{ done: 0, ended: false }, 0, null];
  });
  afterEach(() => jest.useRealTimers());

  it('is sent when it changed, as a sign of life now and then, and ends with what is watched', async () => {
    const { heard } = listen(begin());
    await seconds(10);
    expect(heard).toHaveLength(1);
    await seconds(6);
    expect(heard).toHaveLength(2);
    state = { done: 1, ended: true };
    await seconds(1);
    expect(heard.slice(2)).toEqual([{ data: state }, 'end']);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('outlasts a database that is away, and ends when the thing is gone', async () => {
    const { heard } = listen(begin());
    fails = new Error('Connection lost');
    await seconds(3);
    fails = null;
    state = { done: 2, ended: false };
    await seconds(1);
    expect(heard.at(-1)).toEqual({ data: state });
    fails = errors.notFound('migration.not_found', 'Gone.');
    await seconds(1);
    expect(heard.at(-1)).toBe('end');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is looked at once for many listeners, and leaves no timer when the last has left', async () => {
    const shared = new SharedLooks<unknown>();
    const listeners = Array.from({ length: 100 }, () => listen(shared.of('r1', begin)));
    await seconds(5);
    expect(looks).toBe(6);
    const late = listen(shared.of('r1', begin));
    expect(late.heard).toEqual([{ data: state }]);
    for (const { leave } of [...listeners, late]) leave();
    await seconds(1);
    expect(jest.getTimerCount()).toBe(0);
    expect(looks).toBe(6);
    listen(shared.of('r1', begin)).leave();
    await seconds(3);
    expect(looks).toBe(7);
    expect(jest.getTimerCount()).toBe(0);
  });
});
