import { SeededRandom } from '../state/seeded-random';
import type { Script, Turn } from './script-library';
import { SAMPLE_RATE } from './wav';

/** When each turn of a recording begins (in frames), and where the recording ends. */
export interface Timeline {
  readonly turns: readonly { readonly turn: Turn; readonly at: number }[];
  readonly frames: number;
}

const seconds = (random: SeededRandom, min: number, max: number): number =>
  Math.round((min + random.unit() * (max - min)) * SAMPLE_RATE);

/**
 * Lays a script out in time: which optional turns are heard and how long each pause is, decided by `seed` alone.
 * With `durationSeconds` the script repeats, or is cut, to last exactly that long.
 */
export function layOut(script: Script, seed: string, durationSeconds: number | null): Timeline {
  const random = new SeededRandom('timeline', seed);
  const wanted = durationSeconds === null ? null : Math.round(durationSeconds * SAMPLE_RATE);
  const turns: { turn: Turn; at: number }[] = [];
  let at = seconds(random, 0.3, 1.2);
  do {
    for (const turn of heardTurns(script, random)) {
      turns.push({ turn, at });
      at += turn.frames + (turn.hold ? seconds(random, 2, 14) : seconds(random, 0.25, 1.4));
    }
  } while (wanted !== null && at < wanted);
  return { turns, frames: wanted ?? at };
}

function heardTurns(script: Script, random: SeededRandom): Turn[] {
  let heard = true;
  return script.turns.filter((turn, index) => {
    if (!turn.optional) return true;
    if (!script.turns[index - 1]?.optional) heard = random.chance(0.5);
    return heard;
  });
}
