import type { MigrationPreview, MigrationRun } from '@voicekeep/shared/contracts';
import { formatBytes, formatCount, formatSpan } from '@voicekeep/shared/ui';

/** The recordings that ended, one way or another. */
export const endedOf = (run: MigrationRun): number => run.done + run.failed + run.skipped;

/** `812 of 1,204`: what was there before the run began has arrived as well. */
export function headlineOf(run: MigrationRun): string {
  return `${formatCount(run.done + run.skipped)} of ${formatCount(run.total)}`;
}

/** What stands beside the headline: rate and time left, or how it ended. */
export function paceOf(run: MigrationRun): string {
  const copies = run.kind === 'copy';
  if (run.state === 'paused')
    return `Paused. Nothing new is ${copies ? 'copied' : 'deleted'} until you resume.`;
  if (run.state === 'cancelled')
    return copies
      ? 'Cancelled. What was copied stays in your bucket.'
      : 'Cancelled. The other copies stay at Twilio.';
  if (run.state === 'completed') return endOf(run);
  const listing = run.listed ? '' : copies ? 'still reading the list at Twilio' : 'still looking';
  const rate =
    run.rate >= 1 ? `${Math.round(run.rate)} per second` : `${Math.round(run.rate * 60)} per minute`;
  const left = run.etaSeconds === null ? '' : `${formatSpan(run.etaSeconds)} left`;
  return [run.rate > 0 ? rate : '', left, listing].filter(Boolean).join(' · ') || 'Starting';
}

/** A sentence to send to one's boss. */
function endOf(run: MigrationRun): string {
  if (run.kind === 'delete_twilio_copies') return endOfDeletion(run);
  const moved = `${formatCount(run.done)} recordings (${formatBytes(run.bytes)}) were copied to your bucket and every copy was verified.`;
  const failed = run.failed > 0 ? ` ${formatCount(run.failed)} need attention and are still at Twilio.` : '';
  return moved + failed;
}

function endOfDeletion({ done, failed }: MigrationRun): string {
  const gone = `${formatCount(done)} copies were deleted at Twilio; the verified ones stay in your bucket.`;
  return failed > 0 ? `${gone} ${formatCount(failed)} need attention.` : gone;
}

/** What the skipped ones of a run were. */
export function skippedOf({ kind, skipped }: MigrationRun): string {
  const count = formatCount(skipped);
  return kind === 'copy'
    ? `${count} of them needed no copy: already in your bucket, deleted here or without audio.`
    : `${count} of them stay at Twilio: held, out of scope or not verified any more.`;
}

/** What a migration would move. */
export function previewOf({ recordings, bytes, estimatedSeconds, complete }: MigrationPreview): string {
  if (recordings === 0) return complete ? 'Nothing is waiting at Twilio.' : '';
  const least = complete ? '' : 'At least ';
  const size = `${least}${formatCount(recordings)} recordings, about ${formatBytes(bytes)},`;
  return `${size} are at Twilio; moving them takes about ${formatSpan(estimatedSeconds)}${complete ? '' : ' or more'}.`;
}

export const percentOf = (run: MigrationRun): number =>
  run.total === 0 ? (run.state === 'completed' ? 100 : 0) : Math.round((100 * endedOf(run)) / run.total);

export const STATE_WORDS: Record<MigrationRun['state'], string> = {
  running: 'Running',
  paused: 'Paused',
  cancelled: 'Cancelled',
  completed: 'Completed',
};
