import type { SeededRandom } from './seeded-random';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** New York without daylight saving: the clinic opens at eight. */
const OPENS_AT_UTC_HOUR = 13;
const OPEN_HOURS = 9;

/**
 * A moment `daysBack` days before `moment` when a clinic's telephone rings: on a weekday, during its hours for a
 * conversation, around them for a voicemail. Whole seconds, never after `moment`.
 */
export function workingMoment(
  moment: number,
  daysBack: number,
  kind: 'call' | 'voicemail',
  random: SeededRandom,
): number {
  let midnight = Math.floor((moment - daysBack * DAY) / DAY) * DAY;
  while ([0, 6].includes(new Date(midnight).getUTCDay())) midnight -= DAY;
  const opens = midnight + OPENS_AT_UTC_HOUR * HOUR;
  const offset =
    kind === 'call'
      ? random.unit() * OPEN_HOURS * HOUR
      : random.pick([-HOUR, 4 * HOUR, OPEN_HOURS * HOUR]) + random.unit() * 50 * MINUTE;
  const at = Math.floor((opens + offset) / 1000) * 1000;
  return at <= moment - HOUR ? at : workingMoment(moment, daysBack + 1, kind, random);
}
