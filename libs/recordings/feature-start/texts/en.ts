/** What the first steps say. Where `….one` reads like `….other`, English has said so from the start. */
export const START_TEXTS = {
  'page.title': 'Get started',
  'page.words':
    'From a Twilio account and a bucket to the first recording of your own that plays from there.',
  'page.again': 'Try again',
  'page.administrator': 'Only an administrator of this workspace can connect accounts and buckets.',
  'step.done': ': done',

  'twilio.title': 'Connect Twilio',
  'twilio.words': 'Enter the account SID and the auth token of the account your calls run over.',
  'twilio.connected': 'Account {{account}} is connected.',
  'twilio.way': 'Twilio settings',

  'bucket.title': 'Connect your bucket',
  'bucket.words': 'Name the bucket and its keys. The connection test says what is missing.',
  'bucket.used': 'Recordings go to {{bucket}}.',
  'bucket.used_unnamed': 'Recordings go to your bucket.',
  'bucket.off': '{{bucket}} is saved, and S3 external storage is switched off.',
  'bucket.off_unnamed': 'The bucket is saved, and S3 external storage is switched off.',
  'bucket.way': 'Storage settings',

  'look.title': 'See what would move',
  'look.words': 'Twilio is asked what it holds. Nothing is changed.',
  'look.none': 'Nothing is waiting at Twilio.',
  'look.all.one': 'At Twilio: {{count}} recording, {{span}}, about {{size}}.',
  'look.all.other': 'At Twilio: {{count}} recordings, {{span}}, about {{size}}.',
  'look.least.one': 'At Twilio: at least {{count}} recording, {{span}}, about {{size}}.',
  'look.least.other': 'At Twilio: at least {{count}} recordings, {{span}}, about {{size}}.',
  'look.takes': 'Moving them takes about {{span}}.',
  'look.cost': 'Keeping them costs about {{sum}} a month at Twilio.',
  'look.free': 'Keeping them costs nothing (under {{minutes}} free minutes) at Twilio.',
  'look.unchanged': 'Nothing was changed.',

  'pilot.title': 'Move {{size}} to see how it goes',
  'pilot.words': 'The newest are copied and verified. Their copies at Twilio stay.',
  'pilot.moving': '{{done}} of {{all}} are in your bucket and verified.',
  'pilot.stored.one': '{{count}} recording is in your bucket, compared with what Twilio sent.',
  'pilot.stored.other': '{{count}} recordings are in your bucket, each compared with what Twilio sent.',
  'pilot.action': 'Move {{size}} recordings',

  'listen.title': 'Hear one from your bucket',
  'listen.words': 'Press play beside any call that is in your bucket; the audio comes straight from there.',
  'listen.played': 'Last played: {{when}}.',
  'listen.way': 'Calls',

  'webhooks.title': 'Have new calls arrive',
  'webhooks.words':
    'Enter the two webhook addresses at Twilio, then make a call: it appears here within a minute.',
  'webhooks.reached': 'Twilio reached Voicekeep: {{when}}.',
  'webhooks.way': 'Webhook addresses',

  'rest.title': 'Move everything',
  'rest.words': 'All earlier recordings move; you see how far it is, and can pause at any time.',
  'rest.way': 'Migration',
} as const;
