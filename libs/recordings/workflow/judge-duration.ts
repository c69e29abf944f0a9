import type { RecordingSource } from '@voicekeep/telephony/domain';
import {
  durationsMatch,
  type Inspection,
  type Recording,
  type RecordingRepository,
} from '@voicekeep/recordings/domain';

/**
 * Judges a file's length once more by the recording's metadata at the source, since the length in our books
 * may be a webhook's word. @returns both as they stand after that; unchanged where the lengths agreed
 */
export async function judgeDuration(
  recording: Recording,
  inspection: Inspection,
  source: RecordingSource,
  recordings: RecordingRepository,
  signal: AbortSignal,
): Promise<{ recording: Recording; inspection: Inspection }> {
  if (inspection.durationMatches) return { recording, inspection };
  const seen = await source.recording(recording.recordingSid, { signal });
  const durationSeconds = seen?.durationSeconds ?? recording.durationSeconds;
  if (durationSeconds === recording.durationSeconds) return { recording, inspection };
  await recordings.note(recording, { durationSeconds });
  const durationMatches = durationsMatch(inspection.durationSeconds, durationSeconds);
  return { recording: { ...recording, durationSeconds }, inspection: { ...inspection, durationMatches } };
}
