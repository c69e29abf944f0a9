/** `attention`: works, and somebody should look. `unknown`: there is nothing to tell. */
export const PART_STATES = ['fine', 'attention', 'trouble', 'unknown'] as const;
export type PartState = (typeof PART_STATES)[number];

export const PART_GROUPS = [
  'conditions',
  'servers',
  'workers',
  'queues',
  'storage',
  'twilio',
  'alerts',
] as const;
export type PartGroup = (typeof PART_GROUPS)[number];

/** Something the installation consists of or depends on, and how it does, in words. */
export interface SystemPart {
  /** Stable while the part is there, such as `database` or `location:<id>`. */
  id: string;
  group: PartGroup;
  title: string;
  state: PartState;
  words: string;
  /** One sentence: what to do; null when nothing is. */
  fix: string | null;
  /** When it was last looked at or heard of; null when never. */
  seenAt: string | null;
}

/** How the whole installation does. */
export interface SystemReport {
  version: string;
  at: string;
  /** The worst of its parts. */
  state: Exclude<PartState, 'unknown'>;
  parts: readonly SystemPart[];
}
