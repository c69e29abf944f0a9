import { readWavHeader, type WavHeader } from './wav-header';

const PCM = 1;

/** The outline of a recording: per channel, the loudest sample of each slice, 0 to 127. */
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
    const whole = bytes.length - (bytes.length % size);
    for (let at = 0; at < whole; at += size) {
      const point = Math.floor(this.frame / this.framesPerPoint);
      for (let channel = 0; channel < channels; channel += 1) {
        const level = Math.min(127, Math.abs(bytes.readInt16LE(at + 2 * channel)) >> 8);
        const row = this.values[channel];
        if (row && point < row.length && level > (row[point] ?? 0)) row[point] = level;
      }
      this.frame += 1;
    }
    this.odd = Buffer.from(bytes.subarray(whole));
  }
}
