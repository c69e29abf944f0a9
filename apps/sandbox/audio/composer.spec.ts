import { createHash } from 'node:crypto';
import { RecordingComposer } from './composer';
import { ScriptLibrary } from './script-library';
import { encodeWav, wavBytes, wavData } from './wav';

const composer = new RecordingComposer();
const recording = (sid: string, script = 'inbound/appointment', durationSeconds: number | null = null) => ({
  sid,
  script,
  durationSeconds,
});
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const loudness = (samples: Int16Array, channel: number): number =>
  samples.reduce((sum, sample, at) => (at % 2 === channel ? sum + Math.abs(sample) : sum), 0);

describe('the sound of a recording', () => {
  it('is the same for the same SID and differs between SIDs', () => {
    const bytes = (sid: string): string => sha256(encodeWav(composer.samples(recording(sid), 2), 2));
    expect(bytes('RE1')).toBe(bytes('RE1'));
    expect(bytes('RE1')).not.toBe(bytes('RE2'));
    expect(new Set([1, 2, 3, 4, 5].map((n) => composer.frames(recording(`RE${n}`)))).size).toBe(5);
  });

  it('is a WAV file whose sizes are right', () => {
    const file = encodeWav(composer.samples(recording('RE1'), 2), 2);
    const frames = composer.frames(recording('RE1'));
    expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
    expect(file.readUInt32LE(4)).toBe(file.length - 8);
    expect(file.readUInt16LE(22)).toBe(2);
    expect(file.readUInt32LE(24)).toBe(8000);
    expect(wavData(file)).toHaveLength(frames * 4);
    expect(file).toHaveLength(wavBytes(frames, 2));
  });

  it('puts caller and called on channels of their own, and everybody on the one channel of a mono form', () => {
    const [first] = new ScriptLibrary().script('inbound/appointment').turns;
    const stereo = composer.samples(recording('RE1'), 2);
    const opening = stereo.subarray(0, (first?.frames ?? 0) * 2);
    expect(first?.speaker).toBe('clinic');
    expect(loudness(opening, 1)).toBeGreaterThan(20 * loudness(opening, 0));
    expect(loudness(stereo, 0)).toBeGreaterThan(100_000);
    expect(composer.samples(recording('RE1'), 1)).toHaveLength(stereo.length / 2);
  });

  it('lasts 8 to 150 seconds by itself, or as long as asked', () => {
    const library = new ScriptLibrary();
    const names = (['inbound', 'outbound', 'voicemail'] as const).flatMap((kind) => library.names(kind));
    expect(names.length).toBeGreaterThanOrEqual(10);
    for (const name of names) {
      const seconds = composer.durationSeconds(recording('RE7', name));
      expect(seconds).toBeGreaterThanOrEqual(8);
      expect(seconds).toBeLessThanOrEqual(150);
    }
    expect(composer.frames(recording('RE1', 'voicemail/short', 2))).toBe(16_000);
    expect(composer.frames(recording('RE1', 'voicemail/short', 600))).toBe(4_800_000);
  });
});
