import { LEASE_MS, LeaseKeeper } from './lease-keeper';

const never = new AbortController().signal;
const clock = { now: () => new Date() };

describe('a kept lease', () => {
  let passed = 0;
  const monotonic = (): number => passed;
  const pass = async (ms: number): Promise<void> => {
    passed += ms;
    await jest.advanceTimersByTimeAsync(ms);
  };
  const keep = (renew: () => Promise<boolean>, outer = never): LeaseKeeper =>
    new LeaseKeeper({ clock, outer, renew, claimedAt: passed, monotonic });

  beforeEach(() => {
    passed = 0;
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('lasts as long as it is renewed', async () => {
    const lease = keep(() => Promise.resolve(true));
    for (let second = 0; second < 300; second += 1) await pass(1000);
    expect(() => lease.hold()).not.toThrow();
    lease.end();
  });

  it('ends the work when another owns it', async () => {
    const lease = keep(() => Promise.resolve(false));
    await pass(10_000);
    expect(lease.signal.aborted).toBe(true);
    expect(() => lease.hold()).toThrow();
    lease.end();
  });

  it('ends the work before its time is over when nothing answers', async () => {
    const lease = keep(() => Promise.reject(new Error('away')));
    await pass(27_000);
    expect(lease.signal.aborted).toBe(false);
    await pass(1000);
    expect(lease.signal.aborted).toBe(true);
    lease.end();
  });

  it('ends the work when the renewal hangs', async () => {
    const lease = keep(() => new Promise(() => undefined));
    await pass(LEASE_MS);
    expect(lease.signal.aborted).toBe(true);
    lease.end();
  });

  it('lets nothing leave after the process was stopped past its time, before any timer ran', () => {
    const lease = keep(() => Promise.resolve(true));
    passed += LEASE_MS;
    expect(() => lease.hold()).toThrow();
    expect(lease.signal.aborted).toBe(true);
    lease.end();
  });

  it('survives a database that is away for a moment', async () => {
    let answers = false;
    const lease = keep(() => (answers ? Promise.resolve(true) : Promise.reject(new Error('away'))));
    await pass(20_000);
    answers = true;
    await pass(2000);
    await pass(20_000);
    expect(() => lease.hold()).not.toThrow();
    lease.end();
  });
});
