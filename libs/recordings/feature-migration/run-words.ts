import type { MigrationPreview, MigrationRun } from '@voicekeep/shared/contracts';
import { formatBytes, formatCount, formatSpan } from '@voicekeep/shared/ui';
import { KIND_WORDS } from './kind-words';

/** The recordings that ended, one way or another. */
export const endedOf = (run: MigrationRun): number => run.done + run.failed + run.skipped;

/** `812 of 1,204`: what was there before the run began has arrived as well. */
export function headlineOf(run: MigrationRun): string {
  return `${formatCount(run.done + run.skipped)} of ${formatCount(run.total)}`;
}

/** What stands beside the headline: rate and time left, or how it ended. */
export function paceOf(run: MigrationRun): string {
  const words = KIND_WORDS[run.kind];
  if (run.state === 'paused') return `Paused. Nothing new is ${words.verb} until you resume.`;
  if (run.state === 'cancelled') return words.cancelled;
  if (run.state === 'completed') return words.end(run);
  const rate =
    run.rate >= 1 ? `${Math.round(run.rate)} per second` : `${Math.round(run.rate * 60)} per minute`;
  const left = run.etaSeconds === null ? '' : `${formatSpan(run.etaSeconds)} left`;
  const listing = run.listed ? '' : words.listing;
  return [run.rate > 0 ? rate : '', left, listing].filter(Boolean).join(' · ') || 'Starting';
}

/** What the skipped ones of a run were. */
export const skippedOf = ({ kind, skipped }: MigrationRun): string =>
  `${formatCount(skipped)} of them ${KIND_WORDS[kind].skipped}`;

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
