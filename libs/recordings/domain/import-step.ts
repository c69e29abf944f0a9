import type { ImportWindow } from './history-imports';
import { cutSpan, type ImportSpan } from './import-spans';

/** What a page of a window's list held. */
export interface ImportPage {
  /** Entries brought into the books. */
  readonly count: number;
  readonly nextPage: string | null;
  /** The times of all entries, newest first, also of those outside the window. */
  readonly times: readonly Date[];
}

export interface ImportStep {
  readonly next: ImportWindow;
  /** What is left to others. */
  readonly others: readonly ImportSpan[];
  readonly isRead: boolean;
}

/**
 * Where a window stands after a page. A list keeps the bounds it was opened with: once a whole page lies before a
 * window that has been cut since, the window is read.
 */
export function stepOn(window: ImportWindow, { count, nextPage, times }: ImportPage): ImportStep {
  const done = window.done + count;
  const { from } = window;
  const isPast = from !== null && times.length > 0 && times.every((time) => time < from);
  if (nextPage === null || isPast)
    return {
      next: { ...window, phase: 'recordings', page: null, done },
      others: [],
      isRead: window.phase === 'recordings',
    };
  const reached = times.reduce<Date | null>(
    (oldest, time) => (oldest && oldest < time ? oldest : time),
    null,
  );
  const { own, others } = reached ? cutSpan(window, reached) : { own: window, others: [] };
  return { next: { ...window, from: own.from, page: nextPage, done }, others, isRead: false };
}
