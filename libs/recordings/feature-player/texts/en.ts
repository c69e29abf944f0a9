/** What the player says. A key of the keyboard is written as people find it on theirs. */
export const PLAYER_TEXTS = {
  close: 'Close',
  'dock.restored': 'The recording is restored. Press play.',
  'problem.unreadable':
    'The recording cannot be read at the moment. Test the connection in the storage settings.',

  'names.call': 'Call without a call log',
  'names.voicemail': 'Voicemail without a call log',
  'names.caller': '{{name}} ({{party}})',
  'names.title': '{{from}} → {{to}}',

  'player.section': 'Player',
  'player.back': 'Back 10 seconds',
  'player.play': 'Play',
  'player.pause': 'Pause',
  'player.forward': 'Forward 10 seconds',
  'player.left': '{{time}} left',
  'player.speed': 'Speed',
  'player.more': 'More of the player',
  'player.download': 'Download',
  'player.close': 'Close player',
  'silence.skip': 'Skip silence',
  'silence.none': 'No outline to find silence in',

  'track.position': 'Position',
  'spoken.hours.one': '{{count}} hour',
  'spoken.hours.other': '{{count}} hours',
  'spoken.minutes.one': '{{count}} minute',
  'spoken.minutes.other': '{{count}} minutes',
  'spoken.seconds.one': '{{count}} second',
  'spoken.seconds.other': '{{count}} seconds',
  'spoken.of_whole': '{{position}} of {{whole}}',

  'lane.channel': 'Channel',
  'lane.mute': 'Mute channel {{channel}}',
  'lane.unmute': 'Unmute channel {{channel}}',

  'volume.name': 'Volume',
  'volume.mute': 'Mute',
  'volume.unmute': 'Unmute',
  'volume.muted': 'Muted',
  'volume.percent': '{{percent}} percent',

  'moment.name': 'Copy link to this moment',
  'moment.short': 'Copy link',
  'moment.done': 'Link copied',

  'keys.title': 'Keys of the player',
  'keys.short': 'Keys',
  'keys.or': 'or',
  'keys.space': 'Space',
  'keys.toggle': 'play or pause',
  'keys.back': 'back 10 seconds',
  'keys.forward': 'forward 10 seconds',
  'keys.slower': 'slower',
  'keys.faster': 'faster',
  'keys.mute': 'mute',
  'keys.keys': 'these keys',

  'archived.section': 'Archived recording',
  'archived.lies': 'This recording lies in {{place}}, where nothing plays before it is restored.',
  'archived.returning':
    'This recording is on its way back from {{place}}. That takes hours. It can be played here once it is there.',
  'archived.returning_until':
    'This recording is on its way back from {{place}}. Expected at the latest: {{when}}. It can be played here once it is there.',
  'archived.costs':
    'The archived file stays as it is. AWS bills the retrieval, and a second copy for the days you choose.',
  'archived.days.before': 'Playable for',
  'archived.days.after': 'days',
  'archived.speed': 'Speed',
  'archived.restore': 'Restore',
  'archived.some_class': 'an archive class',
  'tier.standard': 'Standard',
  'tier.expedited': 'Expedited',
  'tier.bulk': 'Bulk',
  'tier.within.one': '{{tier}}, within {{count}} hour',
  'tier.within.other': '{{tier}}, within {{count}} hours',
} as const;

export type PlayerKey = keyof typeof PLAYER_TEXTS;
