import type { MigrationRun } from '@voicekeep/shared/contracts';
import { formatBytes, formatCount, formatSpan } from '@voicekeep/shared/ui';

/** The recordings that ended, one way or another. */
export const endedOf = (run: MigrationRun): number => run.done + run.failed + run.skipped;

/** `812 of 1,204`. */
export function headlineOf(run: MigrationRun): string {
  const total = run.total - run.skipped;
  return `${formatCount(run.done)} of ${formatCount(Math.max(0, total))}`;
}

/** What stands beside the headline: rate and time left, or how it ended. */
export function paceOf(run: MigrationRun): string {
  if (run.state === 'paused') return 'Paused. Nothing new is copied until you resume.';
  if (run.state === 'cancelled') return 'Cancelled. What was copied stays in your bucket.';
  if (run.state === 'completed') return endOf(run);
  const listing = run.listed ? '' : 'still reading the list at Twilio';
  const rate =
    run.rate >= 1 ? `${Math.round(run.rate)} per second` : `${Math.round(run.rate * 60)} per minute`;
  const left = run.etaSeconds === null ? '' : `${formatSpan(run.etaSeconds)} left`;
  return [run.rate > 0 ? rate : '', left, listing].filter(Boolean).join(' · ') || 'Starting';
}

/** A sentence to send to one's boss. */
function endOf(run: MigrationRun): string {
  const moved = `${formatCount(run.done)} recordings (${formatBytes(run.bytes)}) were copied to your bucket and every copy was verified.`;
  const failed = run.failed > 0 ? ` ${formatCount(run.failed)} need attention and are still at Twilio.` : '';
  return moved + failed;
}

export const percentOf = (run: MigrationRun): number =>
  run.total === 0 ? (run.state === 'completed' ? 100 : 0) : Math.round((100 * endedOf(run)) / run.total);

export const STATE_WORDS: Record<MigrationRun['state'], string> = {
  running: 'Running',
  paused: 'Paused',
  cancelled: 'Cancelled',
  completed: 'Completed',
};
