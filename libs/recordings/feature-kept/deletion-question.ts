import type { Recording } from '@voicekeep/shared/contracts';
import type { Question } from '@voicekeep/shared/ui';
import type { KeptRow } from './kept-row';

const STORED = ['stored', 'cleaning', 'cleaned'];
const FILE = {
  ours: 'Its file is deleted from your bucket, every version of it. It cannot be recovered.',
  twilios: 'Its file stays in your bucket: Twilio wrote it there, so it is not ours to delete.',
  underWay: 'It is not copied to its end; what is in your bucket of it is deleted.',
  none: 'Your bucket holds no file of it.',
};
const COPY = {
  goes: 'The copy at Twilio is deleted too.',
  stays: 'The copy at Twilio stays there.',
  unknown:
    'Whether the copy at Twilio goes too is decided by the switch “Delete Twilio copy after migration” in the storage settings.',
};

/** What deleting a recording for good does, and what it leaves. */
export function deletionQuestion(
  { when, recording }: KeptRow,
  deletesTwilioCopies: boolean | null,
): Question {
  return {
    title: 'Delete this recording for good?',
    sentences: [
      `The recording of ${when} leaves the list for everyone and does not come back.`,
      FILE[fileOf(recording)],
      ...(recording.onTwilio ? [COPY[copyOf(recording, deletesTwilioCopies)]] : []),
    ],
    action: 'Delete for good',
  };
}

function fileOf({ state, writtenBy }: Recording): keyof typeof FILE {
  if (STORED.includes(state)) return writtenBy === 'twilio' ? 'twilios' : 'ours';
  return ['queued', 'copying', 'copied', 'failed'].includes(state) ? 'underWay' : 'none';
}

function copyOf({ state }: Recording, deletesTwilioCopies: boolean | null): keyof typeof COPY {
  if (state === 'on_twilio' || deletesTwilioCopies === false) return 'stays';
  return deletesTwilioCopies === null ? 'unknown' : 'goes';
}
