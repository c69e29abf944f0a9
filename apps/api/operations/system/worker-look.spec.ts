import type { SeenWorker, WorkerReport } from '@voicekeep/plugin/nest';
import { VERSION } from '@voicekeep/shared/kernel';
import { workerParts } from './worker-look';

const now = new Date('2026-03-01T12:00:00Z');
const GIB = 1024 ** 3;
const report: WorkerReport = {
  ...{ version: VERSION, skewMs: 400, heldBack: { accounts: [], locations: [] } },
  spool: { usedBytes: 1.5 * GIB, quotaBytes: 20 * GIB, freeShare: 0.63 },
};
const worker = (id: string, silentSeconds: number, more: Partial<WorkerReport> | null = {}): SeenWorker => ({
  ...{ id, startedAt: new Date('2026-03-01T08:00:00Z') },
  seenAt: new Date(now.getTime() - silentSeconds * 1000),
  report: more && { ...report, ...more },
});
const parts = (workers: readonly SeenWorker[], skewMs: number | null = null) =>
  new Map(workerParts(workers, skewMs, now).map((part) => [part.id, part]));

describe('workers, as operators see them', () => {
  it('are trouble when there is none, or none that beats', () => {
    expect(parts([]).get('workers')).toMatchObject({ state: 'trouble', seenAt: null });
    const seen = parts([worker('a', 40), worker('b', 700)]);
    expect(seen.get('workers')).toMatchObject({ state: 'trouble', seenAt: '2026-03-01T11:59:20.000Z' });
    expect(seen.has('worker:a')).toBe(false);
  });

  it('say their version and the room they have', () => {
    const seen = parts([worker('a', 2)]);
    expect(seen.get('worker:a')).toMatchObject({ state: 'fine', title: 'Worker 1', fix: null });
    expect(seen.get('spool:a')?.words).toBe(
      '1.5 of 20 GiB for large recordings in use; 63 % of the disk is free.',
    );
  });

  it('want attention with another version than the API, or one not known', () => {
    const seen = parts([worker('a', 2, { version: '0.0.9' }), worker('b', 2, null)]);
    expect(seen.get('worker:a')).toMatchObject({ state: 'attention', fix: expect.stringContaining(VERSION) });
    expect(seen.get('worker:b')?.words).toContain('version not known');
  });

  it('are missed for ten minutes when others go on', () => {
    const seen = parts([worker('a', 2), worker('b', 60), worker('c', 601)]);
    expect(seen.get('worker:b')?.state).toBe('attention');
    expect(seen.has('worker:c')).toBe(false);
  });

  it.each([
    [0.04, 'trouble'],
    [0.09, 'attention'],
    [0.2, 'fine'],
  ])('with %d of the disk free are %s', (freeShare, state) => {
    const spool = { ...report.spool, freeShare };
    expect(parts([worker('a', 2, { spool })]).get('spool:a')?.state).toBe(state);
  });

  it.each([
    [null, 'unknown'],
    [-3000, 'fine'],
    [61_000, 'attention'],
    [-601_000, 'trouble'],
  ] as const)('tell of a clock that is %p ms off: %s', (skewMs, state) => {
    expect(parts([worker('a', 2, { skewMs })]).get('clock')?.state).toBe(state);
    expect(parts([], skewMs).get('clock')?.state).toBe(state);
  });
});
