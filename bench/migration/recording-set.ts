/** Recordings of one kind and size, made of nothing but their numbers. */
export interface RecordingSet {
  /** One hex digit; it opens the SIDs of the set, so that an address alone tells the set. */
  readonly digit: '1' | '2' | '3';
  readonly count: number;
  readonly seconds: number;
  readonly channels: 1 | 2;
}

const BYTES_PER_SECOND = 16_000;
export const WAV_HEADER_BYTES = 44;

export const dataBytesOf = ({ seconds, channels }: RecordingSet): number =>
  seconds * channels * BYTES_PER_SECOND;

export const sizeBytesOf = (set: RecordingSet): number => WAV_HEADER_BYTES + dataBytesOf(set);

export const sidOf = (prefix: 'RE' | 'CA', set: RecordingSet, index: number): string =>
  `${prefix}${set.digit}${index.toString(16).padStart(31, '0')}`;

/** Each round has an account of its own, since an account belongs to one workspace. */
export const accountSidOf = (set: RecordingSet, round: number): string =>
  `AC${set.digit}${round.toString(16).padStart(31, '0')}`;

/** 8 kHz PCM of 16 bits, as Twilio gives it. */
export function wavHeader({ channels, ...set }: RecordingSet): Buffer {
  const data = dataBytesOf({ channels, ...set });
  const header = Buffer.alloc(WAV_HEADER_BYTES);
  header.write('RIFF', 0);
  header.writeUInt32LE(data + 36, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(BYTES_PER_SECOND * channels, 28);
  header.writeUInt16LE(2 * channels, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(data, 40);
  return header;
}
