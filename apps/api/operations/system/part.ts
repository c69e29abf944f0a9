import type { PartGroup, PartState, SystemPart, SystemReport } from '@voicekeep/shared/contracts';

type Told = Pick<SystemPart, 'id' | 'title' | 'words'> & Partial<SystemPart>;

/** A part that does as it should, unless told otherwise. */
export const part = (group: PartGroup, told: Told): SystemPart => ({
  ...{ group, state: 'fine', fix: null, seenAt: null },
  ...told,
});

const GRAVITY: readonly PartState[] = ['unknown', 'fine', 'attention', 'trouble'];

/** The worst of them; what has nothing to tell does not count. */
export function worstOf(parts: readonly SystemPart[]): SystemReport['state'] {
  const worst = Math.max(1, ...parts.map(({ state }) => GRAVITY.indexOf(state)));
  return worst === 3 ? 'trouble' : worst === 2 ? 'attention' : 'fine';
}

/** A clause for each of these, in a sentence: `1 recording`, `3 recordings`. */
export const some = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
