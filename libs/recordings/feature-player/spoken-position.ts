import type { SayPlayer } from './texts/player-texts';

const UNITS = [
  ['spoken.hours', 3600],
  ['spoken.minutes', 60],
  ['spoken.seconds', 1],
] as const;

/** `4 minutes 3 seconds`, to be read aloud. */
export function spokenSeconds(seconds: number, t: SayPlayer): string {
  let rest = Math.max(0, Math.floor(seconds));
  const words: string[] = [];
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) words.push(t.count(unit, count));
  }
  return words.join(' ') || t.count('spoken.seconds', 0);
}

/** `4 minutes 3 seconds of 12 minutes`; the position alone while the length is not known. */
export function spokenPosition(seconds: number, durationSeconds: number | null, t: SayPlayer): string {
  const position = spokenSeconds(seconds, t);
  if (durationSeconds === null) return position;
  return t('spoken.of_whole', { position, whole: spokenSeconds(durationSeconds, t) });
}
