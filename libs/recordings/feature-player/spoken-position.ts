const UNITS = [
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `4 minutes 3 seconds`, to be read aloud. */
export function spokenSeconds(seconds: number): string {
  let rest = Math.max(0, Math.floor(seconds));
  const words: string[] = [];
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) words.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
  }
  return words.join(' ') || '0 seconds';
}

/** `4 minutes 3 seconds of 12 minutes`; the position alone while the length is not known. */
export function spokenPosition(seconds: number, durationSeconds: number | null): string {
  const position = spokenSeconds(seconds);
  return durationSeconds === null ? position : `${position} of ${spokenSeconds(durationSeconds)}`;
}
