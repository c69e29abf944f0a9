import { Probe } from './probe';

const never = () => new Promise<never>(() => undefined);

describe('a probe', () => {
  it('answers what was asked, anew for each caller', async () => {
    let asked = 0;
    const probe = new Probe(async () => (asked += 1), { deadlineMs: 1000 });
    expect([await probe.answer(), await probe.answer()]).toEqual([1, 2]);
  });

  it('answers null in time while what it asks hangs, and asks only once', async () => {
    const ask = jest.fn(never);
    const probe = new Probe(ask, { deadlineMs: 20 });
    expect(await Promise.all([probe.answer(), probe.answer()])).toEqual([null, null]);
    expect(await probe.answer()).toBeNull();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('asks again once a hanging question must be lost', async () => {
    const ask = jest.fn(never);
    const probe = new Probe(ask, { deadlineMs: 1 });
    await probe.answer();
    const later = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 31_000);
    await probe.answer();
    later.mockRestore();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('answers null when asking fails, and asks again', async () => {
    const ask = jest.fn(async (): Promise<string> => 'fine').mockRejectedValueOnce(new Error('no'));
    const probe = new Probe(ask, { deadlineMs: 1000 });
    expect([await probe.answer(), await probe.answer()]).toEqual([null, 'fine']);
  });

  it('keeps an answer for its time, one that came late too', async () => {
    let reply: (answer: string) => void = () => undefined;
    const ask = jest.fn(() => new Promise<string>((resolve) => (reply = resolve)));
    const probe = new Probe(ask, { deadlineMs: 20, keepMs: 60_000 });
    expect(await probe.answer()).toBeNull();
    reply('late');
    await Promise.resolve();
    expect([await probe.answer(), await probe.answer()]).toEqual(['late', 'late']);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('answers what it last heard while a new answer is late, but not for ever', async () => {
    const real = performance.now.bind(performance);
    let passed = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => real() + passed);
    const ask = jest.fn(never as () => Promise<string>).mockResolvedValueOnce('before');
    const probe = new Probe(ask, { deadlineMs: 5, keepMs: 1000 });
    expect(await probe.answer()).toBe('before');
    passed = 30_000;
    expect(await probe.answer()).toBe('before');
    expect(ask).toHaveBeenCalledTimes(2);
    passed = 62_000;
    expect(await probe.answer()).toBeNull();
    clock.mockRestore();
  });

  it('keeps what took long to find for twenty times as long', async () => {
    const ask = jest.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return 'dear';
    });
    const probe = new Probe(ask, { deadlineMs: 1000, keepMs: 0 });
    expect([await probe.answer(), await probe.answer()]).toEqual(['dear', 'dear']);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
