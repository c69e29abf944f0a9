import { readWavHeader, type WavHeader } from './wav-header';

const PCM = 1;
/** A slice of an hour's recording holds 36,000 samples; some of them, evenly spread, give the same outline. */
const LOOKED_AT = 1024;

/** The outline of a recording: per channel, the loudest of the samples looked at in each slice, 0 to 127. */
export interface Peaks {
  readonly channels: number;
  readonly points: number;
  /** Channel after channel. */
  readonly values: Buffer;
}

/** Collects the outline of a 16-bit PCM WAV while its bytes pass by; of anything else it makes none. */
export class PeakMeter {
  private header: WavHeader | null = null;
  private unusable = false;
  private head: Buffer = Buffer.alloc(0);
  private odd: Buffer = Buffer.alloc(0);
  private frame = 0;
  private framesPerPoint = 1;
  private everyFrame = 1;
  private values: Uint8Array[] = [];

  constructor(private readonly points = 800) {}

  /** @param announcedBytes the size of the whole file, for those whose header leaves it open */
  add(chunk: Buffer, announcedBytes: number | null): void {
    if (this.unusable) return;
    if (this.header) return this.measure(chunk);
    this.head = Buffer.concat([this.head, chunk]);
    const header = readWavHeader(this.head);
    if (!header) {
      this.unusable = this.head.length > 8192;
      return;
    }
    const data = header.dataBytes ?? (announcedBytes === null ? 0 : announcedBytes - header.dataOffset);
    const frames = Math.floor(data / (2 * header.channels));
    this.unusable = header.format !== PCM || header.bitsPerSample !== 16 || frames < 1 || header.channels > 2;
    if (this.unusable) return;
    this.header = header;
    this.framesPerPoint = Math.max(1, Math.ceil(frames / this.points));
    this.everyFrame = Math.max(1, Math.floor(this.framesPerPoint / LOOKED_AT));
    this.values = Array.from({ length: header.channels }, () => new Uint8Array(this.points));
    const samples = this.head.subarray(header.dataOffset);
    this.head = Buffer.alloc(0);
    this.measure(samples);
  }

  /** Null when there was nothing to measure. */
  peaks(): Peaks | null {
    if (!this.header || this.frame === 0) return null;
    const points = Math.min(this.points, Math.ceil(this.frame / this.framesPerPoint));
    return {
      channels: this.header.channels,
      points,
      values: Buffer.concat(this.values.map((channel) => channel.subarray(0, points))),
    };
  }

  private measure(chunk: Buffer): void {
    const channels = this.values.length;
    const bytes = this.odd.length > 0 ? Buffer.concat([this.odd, chunk]) : chunk;
    const size = 2 * channels;
    const frames = Math.floor(bytes.length / size);
    const samples = samplesOf(bytes, frames * channels);
    let done = 0;
    while (done < frames) {
      const point = Math.floor(this.frame / this.framesPerPoint);
      const taken = Math.min((point + 1) * this.framesPerPoint - this.frame, frames - done);
      for (const [channel, row] of this.values.entries()) {
        const first = done * channels + channel;
        const level = loudest(samples, first, (done + taken) * channels, channels * this.everyFrame);
        if (point < row.length && level > (row[point] ?? 0)) row[point] = level;
      }
      done += taken;
      this.frame += taken;
    }
    this.odd = Buffer.from(bytes.subarray(frames * size));
  }
}

const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** The samples where they lie; a copy only where they begin at an odd address or the machine turns bytes around. */
function samplesOf(bytes: Buffer, count: number): Int16Array {
  if (bytes.byteOffset % 2 === 0 && IS_LITTLE_ENDIAN)
    return new Int16Array(bytes.buffer, bytes.byteOffset, count);
  const copy = Uint8Array.prototype.slice.call(bytes, 0, 2 * count);
  if (!IS_LITTLE_ENDIAN) Buffer.from(copy.buffer).swap16();
  return new Int16Array(copy.buffer);
}

/** The greatest level, 0 to 127; runs once per sample that is looked at, without a branch to guess wrong. */
function loudest(samples: Int16Array, from: number, to: number, step: number): number {
  let peak = 0;
  for (let at = from; at < to; at += step) peak = Math.max(peak, Math.abs(samples[at] ?? 0));
  return Math.min(127, peak >> 8);
}
