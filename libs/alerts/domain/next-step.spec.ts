import { nextStep } from './next-step';

const START = new Date('2026-03-01T12:00:00Z');
const after = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);
const raised = { state: 'raised', since: START, seenAt: START } as const;
const suspected = { state: 'suspected', since: START, seenAt: START } as const;

describe('the next step of a condition', () => {
  it('is to raise it at once when it is seen', () => {
    expect(nextStep('disk.full', null, true, START)).toBe('raise');
    expect(nextStep('disk.full', null, false, START)).toBe('none');
  });

  it('is to keep an eye on a store that stumbles, and to raise it after a minute', () => {
    expect(nextStep('storage.unreachable', null, true, START)).toBe('suspect');
    expect(nextStep('storage.unreachable', suspected, true, after(59))).toBe('seen');
    expect(nextStep('storage.unreachable', suspected, true, after(60))).toBe('raise');
  });

  it('is to forget a suspicion nobody was told of', () => {
    expect(nextStep('storage.unreachable', suspected, false, after(119))).toBe('none');
    expect(nextStep('storage.unreachable', suspected, false, after(120))).toBe('forget');
  });

  it('is to clear it only when it stayed away for two minutes', () => {
    expect(nextStep('disk.full', raised, true, after(1000))).toBe('seen');
    expect(nextStep('disk.full', raised, false, after(119))).toBe('none');
    expect(nextStep('disk.full', raised, false, after(120))).toBe('clear');
  });
});
