import type { Recording } from '@voicekeep/shared/contracts';
import type { Question } from '@voicekeep/shared/ui';
import type { KeptRow } from './kept-row';
import type { KeptKey } from './texts/en';
import type { SayKept } from './texts/kept-texts';

type FileKey = Extract<KeptKey, `file.${string}`>;
type CopyKey = Extract<KeptKey, `copy.${string}`>;

const STORED = ['stored', 'cleaning', 'cleaned'];

/** What deleting a recording for good does, and what it leaves. */
export function deletionQuestion(
  { when, recording }: KeptRow,
  deletesTwilioCopies: boolean | null,
  t: SayKept,
): Question {
  return {
    title: t('question.title'),
    sentences: [
      t('question.leaves', { when }),
      t(fileOf(recording)),
      ...(recording.onTwilio ? [t(copyOf(recording, deletesTwilioCopies))] : []),
    ],
    action: t('question.action'),
  };
}

function fileOf({ state, writtenBy }: Recording): FileKey {
  if (STORED.includes(state)) return writtenBy === 'twilio' ? 'file.twilios' : 'file.ours';
  return ['queued', 'copying', 'copied', 'failed'].includes(state) ? 'file.under_way' : 'file.none';
}

function copyOf({ state }: Recording, deletesTwilioCopies: boolean | null): CopyKey {
  if (state === 'on_twilio' || deletesTwilioCopies === false) return 'copy.stays';
  return deletesTwilioCopies === null ? 'copy.unknown' : 'copy.goes';
}
