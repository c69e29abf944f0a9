import type { Question } from '@voicekeep/shared/ui';
import type { CallRow } from './call-row';

const FATE = {
  kept: 'Its recording stays in your bucket; you can still reach it there.',
  deleted: 'Its recording is deleted from your bucket as well. Files cannot be recovered.',
  unknown:
    'Whether its recording in your bucket goes too is decided by the switch “Delete S3 files when call logs are deleted” in the storage settings.',
};

/** What deleting a call does, and what it does to the file. */
export function deletionQuestion(row: CallRow, deletesFiles: boolean | null): Question {
  const fate = deletesFiles === null ? FATE.unknown : deletesFiles ? FATE.deleted : FATE.kept;
  return {
    title: 'Delete this call?',
    sentences: [`The call from ${row.from} (${row.when}) leaves the list for everyone.`, fate],
    action: 'Delete call',
  };
}
