import { formatCount } from '@voicekeep/shared/ui';

export interface HoldTally {
  total: number;
  held: number;
  before: number;
  gone: number;
}

/** What became of calls that were to be held, nothing left out. */
export function tallyWords({ total, held, before, gone }: HoldTally): string {
  const left = total - held - gone;
  if (total === 1 && held === 1)
    return before === 1
      ? 'This call was on hold already and keeps its first reason.'
      : 'This call is on hold.';
  if (total === 1 && gone === 1) return 'This call is gone: somebody deleted it meanwhile.';
  const rest = [
    ...(gone > 0 ? [`${formatCount(gone)} ${gone === 1 ? 'is' : 'are'} gone`] : []),
    ...(left > 0 ? [`${formatCount(left)} ${left === 1 ? 'is' : 'are'} not held`] : []),
  ];
  const sum = [`${formatCount(held)} of ${formatCount(total)} held`, ...rest].join('; ');
  const earlier =
    before === 1
      ? ' One was on hold already and keeps its first reason.'
      : ` ${formatCount(before)} were on hold already and keep their first reason.`;
  return `${sum}.${before === 0 ? '' : earlier}`;
}
