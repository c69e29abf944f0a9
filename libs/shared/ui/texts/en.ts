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
} as const;

export type UiKey = keyof typeof UI_TEXTS;
