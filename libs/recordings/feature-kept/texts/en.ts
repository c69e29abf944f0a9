/** What the page of the recordings without a call says. */
export const KEPT_TEXTS = {
  'page.title': 'Recordings without a call',
  'page.words':
    'Kept in your bucket when their calls were deleted. Who called whom is not known of them any more.',
  'page.again': 'Try again',
  'empty.heading': 'No recording is without its call',
  'empty.words': 'When a call is deleted and its file stays in your bucket, the recording is listed here.',

  'table.name': 'Recordings without a call',
  'table.caption': 'Recordings without a call, newest first',
  'column.play': 'Play',
  'column.when': 'When',
  'column.kind': 'Type',
  'column.length': 'Length',
  'column.size': 'Size',
  'column.recording': 'Recording',
  'column.actions': 'Download and delete',

  'kind.call': 'Call',
  'kind.voicemail': 'Voicemail',
  'title.call': 'Call without a call log',
  'title.voicemail': 'Voicemail without a call log',
  'play.call': 'Play recording, {{when}}',
  'play.voicemail': 'Play voicemail, {{when}}',
  'download.call': 'Download recording, {{when}}',
  'download.voicemail': 'Download voicemail, {{when}}',
  'delete.call': 'Delete recording, {{when}} for good',
  'delete.voicemail': 'Delete voicemail, {{when}} for good',

  'question.title': 'Delete this recording for good?',
  'question.leaves': 'The recording of {{when}} leaves the list for everyone and does not come back.',
  'question.action': 'Delete for good',
  'file.ours': 'Its file is deleted from your bucket, every version of it. It cannot be recovered.',
  'file.twilios': 'Its file stays in your bucket: Twilio wrote it there, so it is not ours to delete.',
  'file.under_way': 'It is not copied to its end; what is in your bucket of it is deleted.',
  'file.none': 'Your bucket holds no file of it.',
  'copy.goes': 'The copy at Twilio is deleted too.',
  'copy.stays': 'The copy at Twilio stays there.',
  'copy.unknown':
    'Whether the copy at Twilio goes too is decided by the switch “Delete Twilio copy after migration” in the storage settings.',
} as const;

export type KeptKey = keyof typeof KEPT_TEXTS;
