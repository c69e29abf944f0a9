/** What the head of a RIFF/WAVE file says of itself. */
export interface WavHeader {
  readonly channels: number;
  readonly sampleRate: number;
  readonly bitsPerSample: number;
  readonly format: number;
  /** Where the samples begin. */
  readonly dataOffset: number;
  /** Null where a stream left the size open (0 or all ones). */
  readonly dataBytes: number | null;
  /** Null as above; else how long the whole file says it is. */
  readonly fileBytes: number | null;
}

const OPEN = 0xffffffff;

/**
 * Reads the first bytes of a file. @returns null when they are no WAVE, or end before its `data` chunk
 */
export function readWavHeader(head: Buffer): WavHeader | null {
  if (
    head.length < 12 ||
    head.toString('latin1', 0, 4) !== 'RIFF' ||
    head.toString('latin1', 8, 12) !== 'WAVE'
  )
    return null;
  const riff = head.readUInt32LE(4);
  let format: { format: number; channels: number; sampleRate: number; bitsPerSample: number } | null = null;
  let at = 12;
  while (at + 8 <= head.length) {
    const id = head.toString('latin1', at, at + 4);
    const size = head.readUInt32LE(at + 4);
    if (id === 'fmt ' && at + 24 <= head.length)
      format = {
        format: head.readUInt16LE(at + 8),
        channels: head.readUInt16LE(at + 10),
        sampleRate: head.readUInt32LE(at + 12),
        bitsPerSample: head.readUInt16LE(at + 22),
      };
    if (id === 'data') {
      if (!format) return null;
      const open = riff === 0 || riff === OPEN || size === OPEN || (size === 0 && riff > at);
      return {
        ...format,
        dataOffset: at + 8,
        dataBytes: open ? null : size,
        fileBytes: open ? null : riff + 8,
      };
    }
    at += 8 + size + (size % 2);
  }
  return null;
}

/** Seconds of sound in that many bytes of samples; null for a format that is not plain samples. */
export function wavSeconds(header: WavHeader, dataBytes: number): number | null {
  const perSecond = (header.sampleRate * header.channels * header.bitsPerSample) / 8;
  return perSecond > 0 ? dataBytes / perSecond : null;
}
