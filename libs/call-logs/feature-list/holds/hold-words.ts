import { formatCount } from '@voicekeep/shared/ui';
import type { SayCallDialogs } from '../texts/call-dialog-texts';

export interface HoldTally {
  total: number;
  held: number;
  before: number;
  gone: number;
}

/** What became of calls that were to be held, nothing left out. */
export function tallyWords(tally: HoldTally, t: SayCallDialogs): string {
  const { total, held, before, gone } = tally;
  if (total === 1 && held === 1) return t(before === 1 ? 'tally.this_before' : 'tally.this');
  if (total === 1 && gone === 1) return t('tally.this_gone');
  const sum = sumWords(tally, t);
  return before === 0 ? sum : `${sum} ${t.count('tally.before', before)}`;
}

function sumWords({ total, held, gone }: HoldTally, t: SayCallDialogs): string {
  const left = total - held - gone;
  const of = { held: formatCount(held), total: formatCount(total) };
  const clauses = { gone: t.count('tally.gone', gone), left: t.count('tally.left', left) };
  if (gone > 0 && left > 0) return t('tally.held_and_both', { ...of, ...clauses });
  if (gone > 0) return t('tally.held_and', { ...of, rest: clauses.gone });
  return left > 0 ? t('tally.held_and', { ...of, rest: clauses.left }) : t('tally.held', of);
}
