import { PART_GROUPS, type PartGroup, type PartState, type SystemPart } from '@voicekeep/shared/contracts';
import type { IconName } from '@voicekeep/shared/ui';
import type { SayAdmin } from '../texts/admin-texts';
import type { AdminKey } from '../texts/en';

export interface PartLook {
  readonly icon: IconName;
  readonly word: Extract<AdminKey, `part.${string}`>;
  /** Of the theme's words for states. */
  readonly tone: string;
}

export const PART_LOOKS: Readonly<Record<PartState, PartLook>> = {
  fine: { icon: 'check_circle', word: 'part.fine', tone: 'vk-good' },
  attention: { icon: 'warning', word: 'part.attention', tone: 'vk-warn' },
  trouble: { icon: 'error', word: 'part.trouble', tone: 'vk-bad' },
  unknown: { icon: 'remove', word: 'part.unknown', tone: 'vk-idle' },
};

export interface PartsOfGroup {
  readonly id: PartGroup;
  readonly title: string;
  readonly parts: readonly SystemPart[];
}

/** Only groups that have a part, in the order in which they are read. */
export const grouped = (parts: readonly SystemPart[], t: SayAdmin): PartsOfGroup[] =>
  PART_GROUPS.map((id) => ({
    ...{ id, title: t(`group.${id}`) },
    parts: parts.filter(({ group }) => group === id),
  })).filter((group) => group.parts.length > 0);

/** The whole in a sentence. */
export function headline(parts: readonly SystemPart[], t: SayAdmin): string {
  const count = (state: PartState): number => parts.filter((part) => part.state === state).length;
  const [inTrouble, toLookAt] = [count('trouble'), count('attention')];
  if (inTrouble + toLookAt === 0) return t('system.well');
  const trouble = t.count('system.trouble', inTrouble);
  const attention = t.count('system.attention', toLookAt);
  if (inTrouble > 0 && toLookAt > 0) return t('system.unwell_both', { trouble, attention });
  return t('system.unwell', { parts: inTrouble > 0 ? trouble : attention });
}
