import type {
  LegalHold,
  RetentionAction,
  RetentionKeep,
  RetentionPreview,
  RetentionPreviewRequest,
  RetentionRun,
} from '@voicekeep/shared/contracts';
import { formatCount, formatWhen, type Question } from '@voicekeep/shared/ui';

const some = (count: number, one: string): string => `${formatCount(count)} ${count === 1 ? one : `${one}s`}`;

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const day = (iso: string): string => DAY.format(new Date(iso));

const keepWords = ({ amount, unit }: RetentionKeep): string => some(amount, unit.slice(0, -1));

/** What goes, as a subject: `12 call logs and 1 recording`. */
function whatGoes({ callLogs, recordings }: Pick<RetentionPreview, 'callLogs' | 'recordings'>): string {
  const parts = [
    ...(callLogs > 0 ? [some(callLogs, 'call log')] : []),
    ...(recordings > 0 ? [some(recordings, 'recording')] : []),
  ];
  return parts.join(' and ');
}

/** What a rule would do now, sentence by sentence. */
export function previewWords({ keep, action }: RetentionPreviewRequest, preview: RetentionPreview): string[] {
  const { before, oldestAt, newestAt, recordingsWithoutCallLog: without } = preview;
  const goes = whatGoes(preview);
  if (goes === '')
    return [`Nothing from before ${day(before)} is here to be deleted now.`, ...heldWords(preview)];
  const span =
    oldestAt && newestAt ? `; the oldest from ${day(oldestAt)}, the newest from ${day(newestAt)}` : '';
  return [
    `Older than ${keepWords(keep)} means from before ${day(before)}. Now that is ${goes}${span}.`,
    ...(without > 0 ? [`${some(without, 'recording')} among them outlived the call log.`] : []),
    ...stayingWords(action, preview.recordingsStaying),
    ...heldWords(preview),
  ];
}

function stayingWords(action: RetentionAction, staying: number): string[] {
  if (staying === 0) return [];
  const stay = `${some(staying, 'recording')} of these calls ${staying === 1 ? 'stays' : 'stay'}`;
  const written = `where Twilio wrote ${staying === 1 ? 'it' : 'them'}`;
  const why = action === 'log-only' ? 'in your bucket or at Twilio' : `at Twilio, or ${written}`;
  return [`${stay} ${why}.`];
}

const heldWords = ({ held }: RetentionPreview): string[] =>
  held === 0 ? [] : [`${formatCount(held)} of that age ${held === 1 ? 'is' : 'are'} on legal hold and stay.`];

/** Asked before a rule is saved that deletes something at its next run; null when it deletes nothing now. */
export function savingQuestion(rule: RetentionPreviewRequest, preview: RetentionPreview): Question | null {
  const goes = whatGoes(preview);
  if (goes === '') return null;
  return {
    title: `Delete ${goes}?`,
    sentences: [
      ...previewWords(rule, preview),
      'The first run begins 15 minutes after you save; until then you can switch the rule off again. After that it runs once a day.',
      ...(preview.recordings > 0 ? ['Files cannot be recovered.'] : []),
    ],
    action: 'Save and delete',
  };
}

/** What a run did, or is doing. */
export function runWords(run: RetentionRun): string {
  const when = formatWhen(run.finishedAt ?? run.startedAt);
  const did = whatGoes(run);
  const deleted = did === '' ? 'nothing was old enough to be deleted' : `${did} deleted`;
  const held = run.held > 0 ? `, ${formatCount(run.held)} kept by a legal hold` : '';
  if (run.state === 'running')
    return `Running since ${formatWhen(run.startedAt)}: ${did || 'nothing'} deleted so far${held}.`;
  const stopped = run.state === 'stopped' ? ' The rule was switched off before it came to an end.' : '';
  return `${when}: ${deleted}${held}.${stopped}`;
}

export const holdSubject = ({ recordingId }: LegalHold): string =>
  recordingId === null ? 'A call and its recordings' : 'One recording';

export const liftingQuestion = (hold: LegalHold): Question => ({
  title: 'Lift this legal hold?',
  sentences: [
    `“${hold.reason}”, in force since ${day(hold.placedAt)}.`,
    'From then on it may be deleted again, by people and by the retention rule. Nothing is deleted by lifting it.',
  ],
  action: 'Lift hold',
});
