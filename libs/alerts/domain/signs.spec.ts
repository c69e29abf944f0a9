import type { Figure } from './figures';
import { signsOf } from './signs';

const NOW = new Date('2026-03-01T12:00:00Z');
const minutesAgo = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
const figure = (more: Partial<Figure> & Pick<Figure, 'kind'>): Figure => ({
  ...{ workspaceId: 'w', locationId: null, count: 1, since: null, reason: null },
  ...more,
});
const codes = (figures: Figure[], raised = false) =>
  [...signsOf(figures, { failedCount: 10, waitingMinutes: 30 }, NOW, () => raised).values()].map(
    ({ code }) => code,
  );

describe('what figures say of conditions', () => {
  it('is that recordings failed, from the threshold on and until half of it', () => {
    expect(codes([figure({ kind: 'failed', count: 9 })])).toEqual([]);
    expect(codes([figure({ kind: 'failed', count: 10 })])).toEqual(['recordings.failed']);
    expect(codes([figure({ kind: 'failed', count: 5 })], true)).toEqual(['recordings.failed']);
    expect(codes([figure({ kind: 'failed', count: 4 })], true)).toEqual([]);
  });

  it('is that one waits too long, by its age', () => {
    expect(codes([figure({ kind: 'waiting', since: minutesAgo(29) })])).toEqual([]);
    expect(codes([figure({ kind: 'waiting', since: minutesAgo(30) })])).toEqual(['recordings.waiting']);
    expect(codes([figure({ kind: 'waiting', since: minutesAgo(15) })], true)).toEqual(['recordings.waiting']);
    expect(codes([figure({ kind: 'waiting', since: minutesAgo(14) })], true)).toEqual([]);
  });

  it.each([
    ['telephony.credentials_rejected', 'telephony.credentials_rejected'],
    ['storage.secret_wrong', 'storage.credentials_rejected'],
    ['storage.location_paused', 'storage.credentials_rejected'],
    ['storage.endpoint_unreachable', 'storage.unreachable'],
    ['storage.tls_expired', 'storage.unreachable'],
    ['disk.full', 'disk.full'],
    ['storage.clock_skew', 'clock.skew'],
    ['telephony.clock_skew', 'clock.skew'],
  ])('is, of work held up by %s, that there is %s', (reason, code) => {
    expect(codes([figure({ kind: 'trouble', reason })])).toEqual([code]);
  });

  it('is nothing of an error that is one recording’s own', () => {
    expect(codes([figure({ kind: 'trouble', reason: 'source.truncated' })])).toEqual([]);
    expect(codes([figure({ kind: 'trouble', reason: 'storage.slow_down' })])).toEqual([]);
  });

  it('is one condition for what points to the same location, and another for another location', () => {
    const signs = signsOf(
      [
        figure({ kind: 'paused', locationId: 'l1', count: 0, reason: 'storage.secret_wrong' }),
        figure({ kind: 'trouble', locationId: 'l1', count: 4, reason: 'storage.location_paused' }),
        figure({ kind: 'trouble', locationId: 'l2', count: 2, reason: 'storage.key_unknown' }),
      ],
      { failedCount: 1, waitingMinutes: 30 },
      NOW,
      () => false,
    );
    expect([...signs.values()]).toMatchObject([
      { locationId: 'l1', count: 4, reason: 'storage.secret_wrong' },
      { locationId: 'l2', count: 2 },
    ]);
  });

  it('is one condition for the whole workspace where no bucket is to blame', () => {
    const full = figure({ kind: 'trouble', reason: 'disk.full' });
    expect(
      codes([
        { ...full, locationId: 'l1' },
        { ...full, locationId: 'l2' },
      ]),
    ).toEqual(['disk.full']);
  });
});
