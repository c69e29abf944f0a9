import type { DeletionPreview } from '@voicekeep/shared/contracts';
import { fateSentences, formatCount, heldSentence, type Question } from '@voicekeep/shared/ui';
import type { CallRow } from './table/call-row';

export const UNDO_SECONDS = 900;

/** What deleting a call does, and what it does to the audio. */
export function deletionQuestion(row: CallRow, preview: DeletionPreview): Question {
  return {
    title: 'Delete this call?',
    sentences: [
      `The call from ${row.from} (${row.when}) leaves the list for everyone.`,
      ...fateSentences(preview),
    ],
    action: 'Delete call',
  };
}

/** The same for many at once, which can be undone for a while. */
export function bulkDeletionQuestion(preview: DeletionPreview): Question {
  const calls = callsOf(preview.callLogs);
  const held = heldSentence(preview);
  return {
    title: `Delete ${calls}?`,
    sentences: [
      preview.callLogs === 1 ? 'It leaves the list for everyone.' : 'They leave the list for everyone.',
      ...fateSentences(preview),
      ...(held === null ? [] : [held]),
      `Nothing is removed for good before ${UNDO_SECONDS / 60} minutes have passed; until then you can undo this.`,
    ],
    action: `Delete ${calls}`,
  };
}

/** Why there is nothing to ask about; null when there is. */
export function refusalOf(preview: DeletionPreview): string | null {
  if (preview.callLogs > 0) return null;
  const held = heldSentence(preview);
  return held === null
    ? 'Nothing is left to delete: these calls are gone already.'
    : `${held} Lift the hold first.`;
}

export const callsOf = (count: number): string => (count === 1 ? '1 call' : `${formatCount(count)} calls`);
