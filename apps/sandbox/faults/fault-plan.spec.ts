import { FAULT_KINDS } from './fault-kind';
import { FaultPlan } from './fault-plan';

const media = (n: number) => ({
  method: 'GET',
  path: `/Recordings/RE${n}.wav`,
  operation: 'media' as const,
  recordingSid: `RE${n}`,
});
const numbers = Array.from({ length: 200 }, (_, n) => n);

describe('the plan of faults', () => {
  it('gives every request the same fate under the same seed, in whatever order they come', () => {
    const forwards = new FaultPlan({ seed: 5, rate: 0.3, kinds: FAULT_KINDS });
    const backwards = new FaultPlan({ seed: 5, rate: 0.3, kinds: FAULT_KINDS });
    const one = numbers.map((n) => forwards.decide(media(n)));
    const other = [...numbers].reverse().map((n) => backwards.decide(media(n)));
    expect(one).toEqual(other.reverse());
    const another = new FaultPlan({ seed: 6, rate: 0.3, kinds: FAULT_KINDS });
    expect(numbers.map((n) => another.decide(media(n)))).not.toEqual(one);
  });

  it('keeps to the rate, and lets a request through sooner or later', () => {
    const plan = new FaultPlan({ seed: 1, rate: 0.3, kinds: ['503'] });
    const failed = numbers.filter((n) => plan.decide(media(n)) !== null);
    expect(failed.length / numbers.length).toBeCloseTo(0.3, 1);
    const tries = Array.from({ length: 20 }, () => plan.decide(media(failed[0]!)));
    expect(tries).toContain(null);
  });

  it('damages bodies of media only, and loses the answer of deletions only', () => {
    const plan = new FaultPlan({ seed: 1, rate: 1, kinds: ['cut-chunked', 'delete-applied-then-reset'] });
    expect(plan.decide(media(1))).toBe('cut-chunked');
    const path = '/Recordings/RE1.json';
    const deletion = { method: 'DELETE', path, operation: 'delete-recording' as const, recordingSid: 'RE1' };
    expect(plan.decide(deletion)).toBe('delete-applied-then-reset');
    expect(plan.decide({ ...deletion, method: 'GET', operation: 'fetch-recording' })).toBeNull();
  });

  it('stays within the operations, recordings and number of faults asked for', () => {
    const settings = { seed: 1, rate: 1, kinds: ['503' as const] };
    expect(new FaultPlan({ ...settings, operations: ['list-calls'] }).decide(media(1))).toBeNull();
    const chosen = new FaultPlan({ ...settings, recordingSids: ['RE2'] });
    expect([chosen.decide(media(1)), chosen.decide(media(2))]).toEqual([null, '503']);
    const twice = new FaultPlan({ ...settings, times: 2 });
    expect(numbers.filter((n) => twice.decide(media(n)) !== null)).toHaveLength(2);
  });
});
