import { withDeadline } from './deadline';

describe('withDeadline', () => {
  it('aborts work that takes longer than it may', async () => {
    const work = withDeadline(
      5,
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    );
    await expect(work).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('passes on an abort from outside', async () => {
    const outer = new AbortController();
    const work = withDeadline(
      10_000,
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
      outer.signal,
    );
    outer.abort(new Error('stop'));
    await expect(work).rejects.toThrow('stop');
  });
});
