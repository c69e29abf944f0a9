/** A stretch to jump over, in seconds. */
export interface Silence {
  readonly from: number;
  readonly to: number;
}

const SHORTEST_SECONDS = 1.5;
/** Of full scale; what lines and rooms hum with lies below. */
const QUIET = 0.02;
/** A recording that is quiet all over is no silence: against its loudest moment counts, too. */
const QUIET_OF_LOUDEST = 0.1;
/** Left at both ends, so that no first or last syllable is cut. */
const KEPT_SECONDS = 0.3;
/** Where a browser ends up after a jump may lie a little before the goal. */
const NEAR_SECONDS = 0.05;

/** The stretches in which no channel says anything. @param peaks per channel, 0 to 1, evenly over the length */
export function silencesIn(peaks: readonly (readonly number[])[], durationSeconds: number): Silence[] {
  const loudness = loudestOf(peaks);
  const quiet = Math.min(QUIET, Math.max(0, ...loudness) * QUIET_OF_LOUDEST);
  const seconds = durationSeconds / loudness.length;
  const found: Silence[] = [];
  let start = 0;
  for (let at = 0; at <= loudness.length; at += 1) {
    const level = loudness[at];
    if (level !== undefined && level <= quiet) continue;
    if ((at - start) * seconds >= SHORTEST_SECONDS)
      found.push({ from: start * seconds + KEPT_SECONDS, to: at * seconds - KEPT_SECONDS });
    start = at + 1;
  }
  return found;
}

/** Where to go on from `seconds`; null when that is in no silence. */
export function afterSilence(silences: readonly Silence[], seconds: number): number | null {
  return silences.find(({ from, to }) => seconds >= from && seconds < to - NEAR_SECONDS)?.to ?? null;
}

function loudestOf(peaks: readonly (readonly number[])[]): number[] {
  const points = Math.max(0, ...peaks.map(({ length }) => length));
  return Array.from({ length: points }, (_, at) => Math.max(...peaks.map((channel) => channel[at] ?? 0)));
}
