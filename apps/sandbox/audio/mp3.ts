import { createMp3Encoder } from 'wasm-media-encoders';
import { SAMPLE_RATE } from './wav';

/** What Twilio's MP3 form has: 32 kbit/s. */
const KILOBITS_PER_SECOND = 32;
const FULL_SCALE = 32768;
const FRAMES_AT_ONCE = SAMPLE_RATE * 10;

/** Interleaved 16-bit samples to a whole MP3 file. Not to be shared by concurrent calls; it never yields. */
export type EncodeMp3 = (samples: Int16Array, channels: 1 | 2) => Buffer;

let loading: ReturnType<typeof createMp3Encoder> | undefined;

/** Loads the encoder (LAME as WebAssembly) once per process, about 0.1 s. */
export async function loadMp3Encoder(): Promise<EncodeMp3> {
  const encoder = await (loading ??= createMp3Encoder());
  return (samples, channels) => {
    encoder.configure({ sampleRate: SAMPLE_RATE, channels, bitrate: KILOBITS_PER_SECOND });
    const parts: Buffer[] = [];
    for (let at = 0; at < samples.length; at += FRAMES_AT_ONCE * channels) {
      const piece = samples.subarray(at, at + FRAMES_AT_ONCE * channels);
      const planes = Array.from({ length: channels }, (_, channel) => plane(piece, channels, channel));
      // The encoder owns the array it returns and writes over it at the next call.
      parts.push(Buffer.from(encoder.encode(planes)));
    }
    parts.push(Buffer.from(encoder.finalize()));
    return Buffer.concat(parts);
  };
}

function plane(interleaved: Int16Array, channels: number, channel: number): Float32Array {
  const frames = interleaved.length / channels;
  return Float32Array.from(
    { length: frames },
    (_, at) => (interleaved[at * channels + channel] ?? 0) / FULL_SCALE,
  );
}
