import type { Recording } from '../state/recording';
import { SeededRandom } from '../state/seeded-random';
import { ScriptLibrary, type Script } from './script-library';
import { layOut, type Timeline } from './timeline';
import { SAMPLE_RATE } from './wav';

type Composed = Pick<Recording, 'sid' | 'script' | 'durationSeconds'>;

/** Makes the sound of a recording out of spoken turns, pauses and line noise; the SID decides all of it. */
export class RecordingComposer {
  constructor(private readonly library: ScriptLibrary = new ScriptLibrary()) {}

  /** Length in frames (8,000 per second) without making the sound. */
  frames(recording: Composed): number {
    return this.timeline(recording).timeline.frames;
  }

  /** What Twilio calls `duration`: the real length, rounded to whole seconds. */
  durationSeconds(recording: Composed): number {
    return Math.round(this.frames(recording) / SAMPLE_RATE);
  }

  /** Interleaved samples. Two channels: who called first, then who was called; one: both together. */
  samples(recording: Composed, channels: 1 | 2): Int16Array {
    const { script, timeline } = this.timeline(recording);
    const sound = lineNoise(recording.sid, timeline.frames * channels);
    const caller = script.kind === 'outbound' ? 'clinic' : 'patient';
    for (const { turn, at } of timeline.turns) {
      const channel = channels === 1 || turn.speaker === caller ? 0 : 1;
      const samples = turn.samples();
      const end = Math.min(turn.frames, timeline.frames - at);
      for (let index = 0; index < end; index++) {
        const target = (at + index) * channels + channel;
        sound[target] = (sound[target] ?? 0) + (samples[index] ?? 0);
      }
    }
    return sound;
  }

  private timeline(recording: Composed): { script: Script; timeline: Timeline } {
    const script = this.library.script(recording.script);
    return { script, timeline: layOut(script, recording.sid, recording.durationSeconds) };
  }
}

/** A telephone line is never quite silent; being seeded by the SID, no two recordings have equal bytes. */
function lineNoise(seed: string, length: number): Int16Array {
  let state = new SeededRandom('noise', seed).integer(1, 0x7fffffff);
  const noise = new Int16Array(length);
  // Taken out of the global object once, since looking there for every sample costs more than the sum.
  const { imul } = Math;
  for (let index = 0; index < length; index++) {
    state = (imul(state, 1664525) + 1013904223) | 0;
    noise[index] = state >> 28;
  }
  return noise;
}
