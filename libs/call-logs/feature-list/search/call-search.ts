import type { CallLogFilter } from '@voicekeep/shared/contracts';

/** Days up to today, today among them. */
export const PERIODS = ['1', '7', '30', '90'] as const;
export type Period = (typeof PERIODS)[number];

/** What a person looks for. Unlike the filter it becomes, a period that ends today moves on with the days. */
export interface CallSearch extends Omit<CallLogFilter, 'from' | 'to'> {
  period?: Period;
  /** Days of the reader's own calendar, such as `2026-11-20`, both included; not with a `period`. */
  firstDay?: string;
  lastDay?: string;
}

/** What the list is asked for at this moment. */
export function toFilter({ period, firstDay, lastDay, ...rest }: CallSearch, now: Date): CallLogFilter {
  const from = period ? beginOf(now, 1 - Number(period)) : firstDay && beginOf(dayAt(firstDay), 0);
  const to = !period && lastDay ? beginOf(dayAt(lastDay), 1) : undefined;
  return { ...rest, ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** The day's name in the reader's own calendar. */
export function dayOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Its first moment. */
export const dayAt = (day: string): Date => new Date(`${day}T00:00:00`);

export const daysBefore = (now: Date, days: number): Date =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);

/** Changes a search; what is set to nothing leaves it. */
export function changed(search: CallSearch, change: Partial<CallSearch>): CallSearch {
  const entries = Object.entries({ ...search, ...change });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}

const beginOf = (day: Date, later: number): string => daysBefore(day, -later).toISOString();
