import type { SayUi } from '../texts/ui-texts';

const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const LEAST = 0.01;

/** Small sums as what they are, none as a word. */
export function formatDollars(sum: number | null, ui: SayUi): string {
  if (sum === null) return ui('money.unknown');
  return sum > 0 && sum < LEAST ? ui('money.under', { least: money.format(LEAST) }) : money.format(sum);
}
