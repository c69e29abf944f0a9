import type { Question } from '@voicekeep/shared/ui';

/** Asked before deleting a call log may delete audio for good. */
export const DELETE_FILES_QUESTION: Question = {
  title: 'Delete files together with their call logs?',
  sentences: [
    'From now on, deleting a call log, a campaign with its calls or this workspace also deletes the audio files from your bucket. Files cannot be recovered.',
    'Files of call logs that were deleted before stay where they are.',
  ],
  action: 'Delete files as well',
};
