import type { Recording } from '@voicekeep/shared/contracts';
import { formatBytes, formatSeconds, formatWhen, lookOf, type RecordingLook } from '@voicekeep/shared/ui';

/** A recording without a call in the words of the table. */
export interface KeptRow {
  id: string;
  when: string;
  kind: 'Call' | 'Voicemail';
  length: string;
  size: string;
  look: RecordingLook;
  /** How a button says which one it is about. */
  name: string;
  recording: Recording;
}

export function toKeptRow(recording: Recording): KeptRow {
  const { id, kind, durationSeconds, bytes, startedAt } = recording;
  const when = formatWhen(startedAt);
  return {
    ...{ id, when, recording, look: lookOf(recording), length: formatSeconds(durationSeconds) },
    kind: kind === 'voicemail' ? 'Voicemail' : 'Call',
    size: bytes === null ? '–' : formatBytes(bytes),
    name: `${kind === 'voicemail' ? 'voicemail' : 'recording'}, ${when}`,
  };
}
