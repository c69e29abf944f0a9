export const SAMPLE_RATE = 8000;
const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;

/** Interleaved 16-bit samples at 8 kHz as a whole RIFF/WAVE file, sizes filled in. */
export function encodeWav(samples: Int16Array, channels: number): Buffer {
  const dataBytes = samples.length * BYTES_PER_SAMPLE;
  const file = Buffer.alloc(HEADER_BYTES + dataBytes);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(SAMPLE_RATE * channels * BYTES_PER_SAMPLE, 28);
  file.writeUInt16LE(channels * BYTES_PER_SAMPLE, 32);
  file.writeUInt16LE(BYTES_PER_SAMPLE * 8, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(dataBytes, 40);
  Buffer.from(samples.buffer, samples.byteOffset, dataBytes).copy(file, HEADER_BYTES);
  return file;
}

/** Size of `encodeWav`'s file without making it. */
export function wavBytes(frames: number, channels: number): number {
  return HEADER_BYTES + frames * channels * BYTES_PER_SAMPLE;
}

/** The bytes of a WAV file's `data` chunk, wherever it lies. */
export function wavData(file: Buffer): Buffer {
  let at = 12;
  while (at + 8 <= file.length) {
    const size = file.readUInt32LE(at + 4);
    if (file.toString('latin1', at, at + 4) === 'data') return file.subarray(at + 8, at + 8 + size);
    at += 8 + size + (size % 2);
  }
  throw new RangeError('This WAV file has no data chunk.');
}
