export type Range = 'any' | '1' | '7' | '30' | '90' | 'custom';

export const RANGES: readonly { value: Range; words: string }[] = [
  { value: 'any', words: 'Any time' },
  { value: '1', words: 'Today' },
  { value: '7', words: 'Last 7 days' },
  { value: '30', words: 'Last 30 days' },
  { value: '90', words: 'Last 90 days' },
  { value: 'custom', words: 'From … to …' },
];

/** The dates of a choice; whole days in the reader's own time zone, today included. */
export function rangeFrom(range: Range, now: Date): { from: string | undefined; to: undefined } {
  const days = Number(range);
  if (Number.isNaN(days)) return { from: undefined, to: undefined };
  const start = new Date(now);
  start.setHours(0, 0, 0, 0);
  start.setDate(start.getDate() - days + 1);
  return { from: start.toISOString(), to: undefined };
}
