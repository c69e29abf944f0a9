/** What is said in more than one part of the pages. */
export const UI_TEXTS = {
  'copy.short': 'Copy',
  'copy.done': 'Copied',
  'confirm.otherwise': 'Keep',
  'list.more': 'Load more',
  'list.loading': 'Loading',

  'problem.unreachable': 'Voicekeep does not answer. Check the connection; what you see stays as it was.',
  'problem.answered': 'The server answered {{status}}. Try again in a minute.',

  'when.unknown': 'Time not known',
  'when.today': 'Today {{clock}}',
  'when.yesterday': 'Yesterday {{clock}}',
  'party.unknown': 'Unknown',
  'money.unknown': 'not known',
  'money.under': 'under {{least}}',

  'recording.on_twilio': 'At Twilio',
  'recording.queued': 'Waiting to be copied',
  'recording.copying': 'Copying',
  'recording.copied': 'Verifying the copy',
  'recording.stored': 'In your bucket',
  'recording.failed': 'Needs a person',
  'recording.absent': 'No audio at Twilio',
  'recording.lost': 'Lost',
  'recording.deleted': 'Deleted',
  'recording.none': 'No recording',

  'step.waiting': 'Waiting',
  'step.running': 'Running',
  'step.ok': 'Passed',
  'step.warning': 'Warning',
  'step.failed': 'Failed',
  'step.skipped': 'Skipped',
  'steps.title': 'Test result',
  'steps.report': 'Copy the report',
  'steps.report_head': 'Connection test, {{at}}: {{summary}}',
  'steps.support': 'For support',
  'steps.awaited': '{{done}} of {{all}} steps done',
  'steps.failed': '{{failed}} of {{all}} steps failed',
  'steps.passed': 'All {{all}} steps passed',
  'steps.some_passed': '{{passed}} steps passed',
  'steps.with_warning': '{{steps}}, {{warned}} with a warning',
  'steps.with_skipped': '{{steps}}, {{skipped}} skipped',
  'steps.with_both': '{{steps}}, {{warned}} with a warning, {{skipped}} skipped',

  'held.reason': ' ({{reason}})',
  'held.one': 'One call is on legal hold{{reason}} and stays on the list.',
  'held.other': '{{count}} calls are on legal hold{{reason}} and stay on the list.',

  'fate.none': 'There is no recording to it.',
  'fate.its': 'Its recording',
  'fate.a': 'One recording',
  'fate.size': ' ({{size}})',
  'fate.kept.one': '{{recording}} stays in your bucket; you can still reach it there.',
  'fate.kept.other': '{{count}} recordings stay in your bucket; you can still reach them there.',
  'fate.removed.one': '{{recording}}{{size}} is deleted from your bucket as well. Files cannot be recovered.',
  'fate.removed.other':
    '{{count}} recordings{{size}} are deleted from your bucket as well. Files cannot be recovered.',
  'fate.versions.one': 'Your bucket keeps old versions: every version of the file is deleted.',
  'fate.versions.other': 'Your bucket keeps old versions: every version of these files is deleted.',
  'fate.locked.one':
    'Your bucket still holds a file that was deleted before: a locked file goes when its lock ends.',
  'fate.locked.other':
    'Your bucket still holds {{count}} files that were deleted before: a locked file goes when its lock ends.',
  'fate.copied_and_kept.one':
    '{{recording}} is not in your bucket yet: it is copied all the same, and stays there.',
  'fate.copied_and_kept.other':
    '{{count}} recordings are not in your bucket yet: they are copied all the same, and stay there.',
  'fate.stopped.one':
    '{{recording}} is not in your bucket yet: its copy is stopped, and what was written is deleted.',
  'fate.stopped.other':
    '{{count}} recordings are not in your bucket yet: their copies are stopped, and what was written is deleted.',
  'fate.by_twilio.one':
    '{{recording}} stays in your bucket: Twilio wrote it there, so it is not ours to delete.',
  'fate.by_twilio.other':
    '{{count}} recordings stay in your bucket: Twilio wrote them there, so they are not ours to delete.',
  'fate.only_at_twilio.one': '{{recording}} is only at Twilio, and stays there.',
  'fate.only_at_twilio.other': '{{count}} recordings are only at Twilio, and stay there.',
  'fate.twilio_copy_removed.one': 'The copy at Twilio is deleted as well.',
  'fate.twilio_copy_removed.other': '{{count}} copies at Twilio are deleted as well.',
  'fate.twilio_copy_stays.one': 'The copy at Twilio stays there.',
  'fate.twilio_copy_stays.other': '{{count}} copies at Twilio stay there.',
  'fate.own_switch.one': 'The copy at Twilio is not touched by this; it goes or stays by its own switch.',
  'fate.own_switch.other':
    '{{count}} copies at Twilio are not touched by this; they go or stay by their own switch.',
} as const;

export type UiKey = keyof typeof UI_TEXTS;
