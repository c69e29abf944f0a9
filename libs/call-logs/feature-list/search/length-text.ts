import { formatSeconds } from '@voicekeep/shared/ui';

const LONGEST_MINUTES = 24 * 60;

/** `4:03` and `1:02:09` as the list writes them; a number alone is minutes. Null for what is neither. */
export function secondsOf(text: string): number | null {
  const match = /^(?:(?:(\d{1,2}):)?(\d{1,4}):([0-5]?\d)|(\d{1,4}))$/.exec(text.trim());
  if (!match) return null;
  const [, hours = '0', minutes, seconds = '0', alone = '0'] = match;
  const total = Number(hours) * 3600 + Number(minutes ?? alone) * 60 + Number(seconds);
  return total <= LONGEST_MINUTES * 60 ? total : null;
}

export const lengthText = (seconds: number | undefined): string =>
  seconds === undefined ? '' : formatSeconds(seconds);
