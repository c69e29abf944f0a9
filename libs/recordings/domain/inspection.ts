import { errors } from '@voicekeep/shared/errors';
import { mp3Seconds } from './mp3-duration';
import { readWavHeader, wavSeconds } from './wav-header';

/** How far a file's own duration may lie from Twilio's. */
const TOLERANCE_SECONDS = 2;

export interface Downloaded {
  readonly format: 'wav' | 'mp3';
  /** The first bytes, at least 4 KiB or all there are. */
  readonly head: Buffer;
  readonly sizeBytes: number;
  /** What the source announced; null when it did not. */
  readonly announcedBytes: number | null;
  /** Ciphertext under the customer's key: nothing in it can be read. */
  readonly encrypted: boolean;
}

export interface Inspection {
  readonly durationSeconds: number | null;
  readonly channels: number | null;
  /** False when the file is shorter or longer than Twilio says: keep the copy, never delete the original. */
  readonly durationMatches: boolean;
}

/**
 * Decides whether a download is whole and what it holds.
 * @throws VoicekeepError `source.truncated`, `source.length_unknown`, `source.not_audio`, all retryable
 */
export function inspect(file: Downloaded, expectedSeconds: number | null): Inspection {
  if (file.announcedBytes !== null && file.announcedBytes !== file.sizeBytes) throw truncated();
  if (file.encrypted) {
    if (file.announcedBytes === null) throw lengthUnknown();
    return { durationSeconds: null, channels: null, durationMatches: true };
  }
  const found = file.format === 'wav' ? inspectWav(file) : inspectMp3(file);
  return { ...found, durationMatches: durationsMatch(found.durationSeconds, expectedSeconds) };
}

/** Whether a file's own length is what the source says, as far as both are known. */
export const durationsMatch = (foundSeconds: number | null, expectedSeconds: number | null): boolean =>
  foundSeconds === null ||
  expectedSeconds === null ||
  Math.abs(foundSeconds - expectedSeconds) <= TOLERANCE_SECONDS;

function inspectWav(file: Downloaded): { durationSeconds: number | null; channels: number } {
  const header = readWavHeader(file.head);
  if (!header) throw notAudio();
  const present = file.sizeBytes - header.dataOffset;
  if (header.dataBytes !== null && present < header.dataBytes) throw truncated();
  if (file.announcedBytes === null && header.fileBytes !== file.sizeBytes) throw lengthUnknown();
  return { durationSeconds: wavSeconds(header, header.dataBytes ?? present), channels: header.channels };
}

function inspectMp3(file: Downloaded): { durationSeconds: number; channels: null } {
  const durationSeconds = mp3Seconds(file.head, file.sizeBytes);
  if (durationSeconds === null) throw notAudio();
  if (file.announcedBytes === null) throw lengthUnknown();
  return { durationSeconds, channels: null };
}

const truncated = (): Error =>
  errors.unavailable('source.truncated', 'Twilio sent only a part of the recording; it is fetched again.', {
    retryable: true,
  });

const lengthUnknown = (): Error =>
  errors.unavailable(
    'source.length_unknown',
    'Twilio did not say how long the file is, so it cannot be proven whole; it is fetched again.',
    { retryable: true },
  );

const notAudio = (): Error =>
  errors.unavailable('source.not_audio', 'Twilio sent something that is no audio; it is fetched again.', {
    retryable: true,
  });
