import type { DeletionPreview } from '@voicekeep/shared/contracts';
import { fateSentences, heldSentence, type Question, type SayFates } from '@voicekeep/shared/ui';
import type { CallRow } from './table/call-row';
import type { SayCallDialogs } from './texts/call-dialog-texts';

export const UNDO_SECONDS = 900;

/** What deleting a call does, and what it does to the audio. */
export function deletionQuestion(
  { from, when }: CallRow,
  preview: DeletionPreview,
  t: SayCallDialogs,
  fates: SayFates,
): Question {
  return {
    title: t('delete_one.title'),
    sentences: [t('delete_one.leaves', { from, when }), ...fateSentences(preview, fates)],
    action: t('delete_one.action'),
  };
}

/** The same for many at once, which can be undone for a while. */
export function bulkDeletionQuestion(preview: DeletionPreview, t: SayCallDialogs, fates: SayFates): Question {
  const held = heldSentence(preview, fates);
  return {
    title: t.count('delete_many.title', preview.callLogs),
    sentences: [
      t.count('delete_many.leaves', preview.callLogs),
      ...fateSentences(preview, fates),
      ...(held === null ? [] : [held]),
      t('delete_many.undo', { minutes: UNDO_SECONDS / 60 }),
    ],
    action: t.count('delete_many.action', preview.callLogs),
  };
}

/** Why there is nothing to ask about; null when there is. */
export function refusalOf(preview: DeletionPreview, t: SayCallDialogs, fates: SayFates): string | null {
  if (preview.callLogs > 0) return null;
  const held = heldSentence(preview, fates);
  return held === null ? t('refusal.gone') : t('refusal.held', { held });
}

export const callsOf = (count: number, t: SayCallDialogs): string => t.count('calls', count);
