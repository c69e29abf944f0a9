import type { MigrationPreview, MigrationRun } from '@voicekeep/shared/contracts';
import { formatBytes, formatCount, formatSpan } from '@voicekeep/shared/ui';
import { endWords } from './kind-words';
import type { SayMigration } from './texts/migration-texts';

/** The recordings that ended, one way or another. */
export const endedOf = (run: MigrationRun): number => run.done + run.failed + run.skipped;

/** `812 of 1,204`: what was there before the run began has arrived as well. */
export function headlineOf(run: MigrationRun, t: SayMigration): string {
  return t('run.headline', { done: formatCount(run.done + run.skipped), all: formatCount(run.total) });
}

/** What stands beside the headline: rate and time left, or how it ended. */
export function paceOf(run: MigrationRun, t: SayMigration): string {
  if (run.state === 'paused') return t(`${run.kind}.paused`);
  if (run.state === 'cancelled') return t(`${run.kind}.cancelled`);
  if (run.state === 'completed') return endWords(run, t);
  const rate =
    run.rate >= 1
      ? t('pace.second', { rate: Math.round(run.rate) })
      : t('pace.minute', { rate: Math.round(run.rate * 60) });
  const left = run.etaSeconds === null ? '' : t('pace.left', { span: formatSpan(run.etaSeconds) });
  const listing = run.listed ? '' : t(`${run.kind}.listing`);
  return [run.rate > 0 ? rate : '', left, listing].filter(Boolean).join(' · ') || t('pace.starting');
}

/** What the skipped ones of a run were. */
export const skippedOf = ({ kind, skipped }: MigrationRun, t: SayMigration): string =>
  t.count(`${kind}.skipped`, skipped);

/** What a migration would move. */
export function previewOf(preview: MigrationPreview, t: SayMigration): string {
  const { recordings, bytes, estimatedSeconds, complete } = preview;
  if (recordings === 0) return complete ? t('preview.none') : '';
  const size = formatBytes(bytes);
  const span = formatSpan(estimatedSeconds);
  return t.count(complete ? 'preview.all' : 'preview.least', recordings, { size, span });
}

export const percentOf = (run: MigrationRun): number =>
  run.total === 0 ? (run.state === 'completed' ? 100 : 0) : Math.round((100 * endedOf(run)) / run.total);
