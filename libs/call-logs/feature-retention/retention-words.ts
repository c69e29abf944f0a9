import type {
  LegalHold,
  RetentionAction,
  RetentionKeep,
  RetentionPreview,
  RetentionPreviewRequest,
  RetentionRun,
} from '@voicekeep/shared/contracts';
import { formatCount, formatDay, formatWhen, type Question, type SayUi } from '@voicekeep/shared/ui';
import type { SayRetention } from './texts/retention-texts';

const day = (iso: string): string => formatDay(new Date(iso));

const keepWords = ({ amount, unit }: RetentionKeep, t: SayRetention): string =>
  t.count(`keep.${unit}`, amount);

/** What goes, as a subject: `12 call logs and 1 recording`; empty for nothing. */
function whatGoes(
  { callLogs, recordings: files }: Pick<RetentionPreview, 'callLogs' | 'recordings'>,
  t: SayRetention,
): string {
  const logs = callLogs > 0 ? t.count('goes.logs', callLogs) : '';
  const recordings = files > 0 ? t.count('goes.recordings', files) : '';
  return logs && recordings ? t('goes.both', { logs, recordings }) : logs || recordings;
}

/** What a rule would do now, sentence by sentence. */
export function previewWords(
  { keep, action }: RetentionPreviewRequest,
  preview: RetentionPreview,
  t: SayRetention,
): string[] {
  const { before, oldestAt, newestAt, recordingsWithoutCallLog: without } = preview;
  const goes = whatGoes(preview, t);
  if (goes === '') return [t('preview.nothing', { day: day(before) }), ...heldWords(preview, t)];
  const rule = { age: keepWords(keep, t), day: day(before), goes };
  return [
    oldestAt && newestAt
      ? t('preview.goes_between', { ...rule, oldest: day(oldestAt), newest: day(newestAt) })
      : t('preview.goes', rule),
    ...(without > 0 ? [t.count('preview.outlived', without)] : []),
    ...stayingWords(action, preview.recordingsStaying, t),
    ...heldWords(preview, t),
  ];
}

function stayingWords(action: RetentionAction, staying: number, t: SayRetention): string[] {
  if (staying === 0) return [];
  return [t.count(action === 'log-only' ? 'preview.logs_alone' : 'preview.elsewhere', staying)];
}

const heldWords = ({ held }: RetentionPreview, t: SayRetention): string[] =>
  held === 0 ? [] : [t.count('preview.held', held)];

/** Asked before a rule is saved that deletes something at its next run; null when it deletes nothing now. */
export function savingQuestion(
  rule: RetentionPreviewRequest,
  preview: RetentionPreview,
  t: SayRetention,
): Question | null {
  const goes = whatGoes(preview, t);
  if (goes === '') return null;
  return {
    title: t('saving.title', { goes }),
    sentences: [
      ...previewWords(rule, preview, t),
      t('saving.first_run'),
      ...(preview.recordings > 0 ? [t('saving.files')] : []),
    ],
    action: t('saving.action'),
  };
}

/** What a run did, or is doing. */
export function runWords(run: RetentionRun, t: SayRetention, ui: SayUi): string {
  const did = whatGoes(run, t);
  const held = run.held > 0 ? t('run.held', { held: formatCount(run.held) }) : '';
  if (run.state === 'running') {
    const since = formatWhen(run.startedAt, ui);
    return did === ''
      ? t('run.running_nothing', { when: since, held })
      : t('run.running', { when: since, did, held });
  }
  const when = formatWhen(run.finishedAt ?? run.startedAt, ui);
  const done = did === '' ? t('run.done_nothing', { when, held }) : t('run.done', { when, did, held });
  return run.state === 'stopped' ? t('run.stopped', { run: done }) : done;
}

export const holdSubject = ({ recordingId }: LegalHold, t: SayRetention): string =>
  t(recordingId === null ? 'holds.call' : 'holds.recording');

export const liftingQuestion = ({ reason, placedAt }: LegalHold, t: SayRetention): Question => ({
  title: t('lifting.title'),
  sentences: [t('lifting.hold', { reason, day: day(placedAt) }), t('lifting.words')],
  action: t('lifting.action'),
});
