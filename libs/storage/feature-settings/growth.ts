import type { MonthUsage } from '@voicekeep/shared/contracts';

/** What one month brought, and how much there was at its end. */
export interface Growth {
  /** `Nov 2026`. */
  readonly month: string;
  readonly objects: number;
  readonly bytes: number;
  readonly inAll: number;
  /** Of the fullest month, in per cent. */
  readonly share: number;
}

const MONTHS_SHOWN = 24;
const month = new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** Month by month, newest first, of what still lies in the bucket. */
export function growthOf(usage: readonly MonthUsage[]): readonly Growth[] {
  const months = new Map<string, { objects: number; bytes: number }>();
  for (const { month: name, objects, bytes } of usage) {
    const known = months.get(name) ?? { objects: 0, bytes: 0 };
    months.set(name, { objects: known.objects + objects, bytes: known.bytes + bytes });
  }
  const all = usage.reduce((sum, { bytes }) => sum + bytes, 0);
  let inAll = 0;
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { objects, bytes }]) => {
      inAll += bytes;
      const share = all === 0 ? 0 : Math.round((100 * inAll) / all);
      return { month: month.format(new Date(`${name}-01T00:00:00Z`)), objects, bytes, inAll, share };
    })
    .slice(-MONTHS_SHOWN)
    .reverse();
}
