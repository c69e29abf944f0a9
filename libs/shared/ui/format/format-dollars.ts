const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** Small sums as what they are, none as a word. */
export function formatDollars(sum: number | null): string {
  if (sum === null) return 'not known';
  return sum > 0 && sum < 0.01 ? 'under $0.01' : money.format(sum);
}
