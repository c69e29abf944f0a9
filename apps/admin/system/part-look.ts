import type { PartGroup, PartState, SystemPart } from '@voicekeep/shared/contracts';
import type { IconName } from '@voicekeep/shared/ui';

export interface PartLook {
  readonly icon: IconName;
  readonly word: string;
  /** Of the theme's words for states. */
  readonly tone: string;
}

export const PART_LOOKS: Readonly<Record<PartState, PartLook>> = {
  fine: { icon: 'check_circle', word: 'Works', tone: 'vk-good' },
  attention: { icon: 'warning', word: 'Needs a look', tone: 'vk-warn' },
  trouble: { icon: 'error', word: 'In trouble', tone: 'vk-bad' },
  unknown: { icon: 'remove', word: 'Nothing to tell', tone: 'vk-idle' },
};

/** In the order in which they are read. */
const GROUPS: readonly (readonly [PartGroup, string])[] = [
  ['conditions', 'What holds recordings up'],
  ['servers', 'Servers'],
  ['workers', 'Workers'],
  ['queues', 'Queues'],
  ['storage', 'Buckets'],
  ['twilio', 'Twilio accounts'],
  ['alerts', 'Being told'],
];

export interface PartsOfGroup {
  readonly id: PartGroup;
  readonly title: string;
  readonly parts: readonly SystemPart[];
}

/** Only groups that have a part. */
export const grouped = (parts: readonly SystemPart[]): PartsOfGroup[] =>
  GROUPS.map(([id, title]) => ({ id, title, parts: parts.filter(({ group }) => group === id) })).filter(
    (group) => group.parts.length > 0,
  );

/** The whole in a sentence. */
export function headline(parts: readonly SystemPart[]): string {
  const count = (state: PartState): number => parts.filter((part) => part.state === state).length;
  const [trouble, attention] = [count('trouble'), count('attention')];
  if (trouble + attention === 0) return 'Everything works.';
  const said = [
    ...(trouble > 0 ? [`${trouble} ${trouble === 1 ? 'part is' : 'parts are'} in trouble`] : []),
    ...(attention > 0 ? [`${attention} ${attention === 1 ? 'part needs' : 'parts need'} a look`] : []),
  ];
  return `${said.join(', ')}; what is not named works.`;
}
