/** What stands around every page, and what is seen before one: loaded first, so it is kept short. */
export const FRAME_TEXTS = {
  'title.of_page': '{{page}} – Voicekeep',

  // The same in the menu, above the page and in the browser's tab.
  'page.sign_in': 'Sign in',
  'page.people': 'People',
  'page.keys': 'API keys',
  'page.audit': 'Audit',
  'page.workspaces': 'Workspaces',
  'page.system': 'System',
  'page.not_found': 'Page not found',

  'menu.start': 'Get started',
  'menu.calls': 'Calls',
  'menu.recordings': 'Recordings without a call',
  'menu.migration': 'Migration',
  'menu.storage': 'Storage',
  'menu.twilio': 'Twilio',
  'menu.campaigns': 'Campaigns',
  'menu.retention': 'Retention',

  'frame.skip': 'Skip to content',
  'frame.main': 'Main',
  'frame.workspace': 'Workspace',
  'frame.new_workspace': 'New workspace …',
  'frame.settings': 'Settings',
  'frame.more': 'More',
  'frame.sign_out': 'Sign out',

  'missing.heading': 'There is no page at this address',
  'missing.words': 'It may have moved.',
  'missing.go': 'Go to calls',

  'trial.region': 'Trial',
  'trial.heading': 'Simulated account',
  'trial.words': 'Nothing here reaches Twilio or costs money.',
  'trial.kind': 'Kind of call',
  'trial.call': 'Call',
  'trial.voicemail': 'Voicemail',
  'trial.place': 'Place a call',
  'trial.placed_call': 'A call was placed. It appears among the calls in a few seconds.',
  'trial.placed_voicemail': 'A voicemail was placed. It appears among the calls in a few seconds.',

  'sign_in.email': 'Email',
  'sign_in.password': 'Password',
  'sign_in.hide': 'Hide password',
  'sign_in.show': 'Show password',
  'sign_in.action': 'Sign in',

  'workspace.first': 'Name your first workspace',
  'workspace.another': 'New workspace',
  'workspace.words': 'A workspace is one Twilio account and the bucket its recordings move to.',
  'workspace.name': 'Workspace name',
  'workspace.create': 'Create workspace',
  'workspace.cancel': 'Cancel',
  'workspace.none': 'No workspace yet',
  'workspace.none_words': 'Ask an administrator to add you to a workspace, then load the page again.',
} as const;

export type FrameKey = keyof typeof FRAME_TEXTS;
