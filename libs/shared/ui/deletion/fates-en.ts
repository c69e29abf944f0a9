/** What becomes of recordings when calls are deleted; said by the dialogs that ask. */
export const FATE_TEXTS = {
  'held.reason': ' ({{reason}})',
  'held.one': 'One call is on legal hold{{reason}} and stays on the list.',
  'held.other': '{{count}} calls are on legal hold{{reason}} and stay on the list.',

  none: 'There is no recording to it.',
  its: 'Its recording',
  a: 'One recording',
  size: ' ({{size}})',
  'kept.one': '{{recording}} stays in your bucket; you can still reach it there.',
  'kept.other': '{{count}} recordings stay in your bucket; you can still reach them there.',
  'removed.one': '{{recording}}{{size}} is deleted from your bucket as well. Files cannot be recovered.',
  'removed.other':
    '{{count}} recordings{{size}} are deleted from your bucket as well. Files cannot be recovered.',
  'versions.one': 'Your bucket keeps old versions: every version of the file is deleted.',
  'versions.other': 'Your bucket keeps old versions: every version of these files is deleted.',
  'locked.one':
    'Your bucket still holds a file that was deleted before: a locked file goes when its lock ends.',
  'locked.other':
    'Your bucket still holds {{count}} files that were deleted before: a locked file goes when its lock ends.',
  'copied_and_kept.one':
    '{{recording}} is not in your bucket yet: it is copied all the same, and stays there.',
  'copied_and_kept.other':
    '{{count}} recordings are not in your bucket yet: they are copied all the same, and stay there.',
  'stopped.one':
    '{{recording}} is not in your bucket yet: its copy is stopped, and what was written is deleted.',
  'stopped.other':
    '{{count}} recordings are not in your bucket yet: their copies are stopped, and what was written is deleted.',
  'by_twilio.one': '{{recording}} stays in your bucket: Twilio wrote it there, so it is not ours to delete.',
  'by_twilio.other':
    '{{count}} recordings stay in your bucket: Twilio wrote them there, so they are not ours to delete.',
  'only_at_twilio.one': '{{recording}} is only at Twilio, and stays there.',
  'only_at_twilio.other': '{{count}} recordings are only at Twilio, and stay there.',
  'twilio_copy_removed.one': 'The copy at Twilio is deleted as well.',
  'twilio_copy_removed.other': '{{count}} copies at Twilio are deleted as well.',
  'twilio_copy_stays.one': 'The copy at Twilio stays there.',
  'twilio_copy_stays.other': '{{count}} copies at Twilio stay there.',
  'own_switch.one': 'The copy at Twilio is not touched by this; it goes or stays by its own switch.',
  'own_switch.other':
    '{{count}} copies at Twilio are not touched by this; they go or stay by their own switch.',
} as const;
