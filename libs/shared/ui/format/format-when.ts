import type { SayUi } from '../texts/ui-texts';

// Making one costs a hundred times what using it does, and lists have many rows.
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const startOfDay = (date: Date): number => new Date(date).setHours(0, 0, 0, 0);

/** `Today 09:41`, `Yesterday 17:20`, `20 Nov 2026, 09:41`, in the reader's own time zone. */
export function formatWhen(iso: string | null, ui: SayUi, now = new Date()): string {
  if (!iso) return ui('when.unknown');
  const date = new Date(iso);
  const clock = CLOCK.format(date);
  const days = Math.round((startOfDay(now) - startOfDay(date)) / 86_400_000);
  if (days === 0) return ui('when.today', { clock });
  if (days === 1) return ui('when.yesterday', { clock });
  return `${formatDay(date)}, ${clock}`;
}

/** `20 Nov 2026`, in the reader's own time zone. */
export const formatDay = (date: Date): string => DAY.format(date);
