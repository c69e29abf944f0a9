const DAY_MS = 86_400_000;
/** How far back a window without a beginning is cut: what is older may be much or nothing. */
const FAR_MS = 30 * DAY_MS;

export interface ImportSpan {
  readonly from: Date | null;
  readonly to: Date | null;
}

/**
 * Cuts the days that a list, newest first, has not come to off from the day it has, in two parts that others may
 * read meanwhile; those cut theirs in turn. Cuts lie at midnight UTC, where Twilio's filters are exact.
 * @param reached the time of the oldest entry read
 * @returns the span that stays with the reader, and those for others; none when only this day is left
 */
export function cutSpan(
  { from, to }: ImportSpan,
  reached: Date,
): { readonly own: ImportSpan; readonly others: readonly ImportSpan[] } {
  const day = midnight(reached.getTime());
  if (from !== null && from.getTime() >= day) return { own: { from, to }, others: [] };
  const own = { from: new Date(day), to };
  const middle = from === null ? day - FAR_MS : midnight((from.getTime() + day) / 2);
  if (from !== null && middle <= from.getTime()) return { own, others: [{ from, to: own.from }] };
  const cut = new Date(middle);
  return {
    own,
    others: [
      { from: cut, to: own.from },
      { from, to: cut },
    ],
  };
}

const midnight = (time: number): number => Math.floor(time / DAY_MS) * DAY_MS;
