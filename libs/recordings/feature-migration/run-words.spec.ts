import type { MigrationRun } from '@voicekeep/shared/contracts';
import { sayIn } from '@voicekeep/shared/ui';
import { groupFailures } from './failure-groups';
import { headlineOf, paceOf, percentOf, previewOf, skippedOf } from './run-words';
import { MIGRATION_TEXTS } from './texts/en';

const t = sayIn(MIGRATION_TEXTS);
const run: MigrationRun = {
  id: 'm',
  kind: 'copy',
  state: 'running',
  listed: true,
  total: 1204,
  done: 812,
  failed: 0,
  skipped: 0,
  bytes: 1_200_000_000,
  rate: 14,
  etaSeconds: 28,
  keepTwilioCopies: false,
  startedAt: '2026-11-20T09:00:00.000Z',
  finishedAt: null,
};

describe('the words of a run', () => {
  it('moves one number and says how long it takes', () => {
    expect(`${headlineOf(run, t)} · ${paceOf(run, t)}`).toBe('812 of 1,204 · 14 per second · 28 s left');
    expect(percentOf(run)).toBe(67);
  });

  it('counts what was there before, and says what it was', () => {
    expect(headlineOf({ ...run, total: 40, skipped: 0, done: 40 }, t)).toBe('40 of 40');
    const one = { ...run, total: 41, skipped: 1, done: 40 };
    expect(headlineOf(one, t)).toBe('41 of 41');
    expect(skippedOf(one, t)).toBe(
      '1 of them needed no copy: already in your bucket, deleted here or without audio.',
    );
  });

  it('says "at least" of an account too large to count', () => {
    const preview = { recordings: 9000, seconds: 1, bytes: 5_000_000_000, estimatedSeconds: 1800 };
    expect(previewOf({ ...preview, complete: false }, t)).toMatch(
      /^At least 9,000 recordings, .* or more\.$/,
    );
    expect(previewOf({ ...preview, complete: true }, t)).toMatch(/^9,000 recordings, /);
  });

  it('tells a deletion at Twilio from a copy', () => {
    const deletion = { ...run, kind: 'delete_twilio_copies' as const, failed: 1 };
    expect(paceOf({ ...deletion, state: 'completed' }, t)).toBe(
      '812 copies were deleted at Twilio; the verified ones stay in your bucket. 1 needs attention.',
    );
    expect(paceOf({ ...deletion, state: 'cancelled' }, t)).toBe(
      'Cancelled. The other copies stay at Twilio.',
    );
  });

  it('tells a move between buckets from both', () => {
    const move = { ...run, kind: 'move_copies' as const, state: 'completed' as const, failed: 1 };
    expect(paceOf(move, t)).toBe(
      '812 recordings (1.2 GB) lie in the new bucket, and every copy was verified; the old files are removed an hour later. 1 needs attention and stays where it was.',
    );
  });

  it('ends with a sentence to pass on', () => {
    expect(paceOf({ ...run, state: 'completed', failed: 2 }, t)).toBe(
      '812 recordings (1.2 GB) were copied to your bucket and every copy was verified. 2 need attention and are still at Twilio.',
    );
  });

  it('groups failures by cause, the most frequent first', () => {
    const item = (code: string) => ({
      recordingId: code,
      recordingSid: 'RE',
      state: 'failed' as const,
      recordingState: 'failed' as const,
      lastError: { code, message: `About ${code}.` },
    });
    expect(groupFailures([item('a'), item('b'), item('b')], t)).toEqual([
      { code: 'b', sentence: 'About b.', count: 2 },
      { code: 'a', sentence: 'About a.', count: 1 },
    ]);
  });
});
