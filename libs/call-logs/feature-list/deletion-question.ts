import type { Question } from '@voicekeep/shared/ui';
import type { CallRow } from './call-row';

const FATE = {
  kept: 'Its recording stays in your bucket; you can still reach it there.',
  deleted: 'Its recording is deleted from your bucket as well. Files cannot be recovered.',
  twilios: 'Its recording stays in your bucket: Twilio wrote it there, so it is not ours to delete.',
  some: 'What Twilio itself wrote into your bucket stays; the rest of its recordings is deleted from there. Files cannot be recovered.',
  unknown:
    'Whether its recording in your bucket goes too is decided by the switch “Delete S3 files when call logs are deleted” in the storage settings.',
};

/** What deleting a call does, and what it does to the file. */
export function deletionQuestion(row: CallRow, deletesFiles: boolean | null): Question {
  const fate = fateOf(row, deletesFiles);
  return {
    title: 'Delete this call?',
    sentences: [`The call from ${row.from} (${row.when}) leaves the list for everyone.`, fate],
    action: 'Delete call',
  };
}

function fateOf({ call }: CallRow, deletesFiles: boolean | null): string {
  const twilios = call.recordings.filter(({ writtenBy }) => writtenBy === 'twilio').length;
  if (twilios > 0 && twilios === call.recordings.length) return FATE.twilios;
  if (deletesFiles === null) return FATE.unknown;
  if (!deletesFiles) return FATE.kept;
  return twilios > 0 ? FATE.some : FATE.deleted;
}
