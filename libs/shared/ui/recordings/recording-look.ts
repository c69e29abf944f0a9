import type { RecordingState, RecordingSummary } from '@voicekeep/shared/contracts';
import type { IconName } from '../icon/icon';

export interface RecordingLook {
  icon: IconName;
  words: string;
  tone: 'good' | 'warn' | 'bad' | 'idle';
  canPlay: boolean;
}

const look = (
  icon: IconName,
  words: string,
  tone: RecordingLook['tone'],
  canPlay: boolean,
): RecordingLook => ({ icon, words, tone, canPlay });

/** Each state as an icon and words, never as a colour alone. */
export const RECORDING_LOOKS: Record<RecordingState, RecordingLook> = {
  on_twilio: look('cloud_done', 'At Twilio', 'idle', true),
  queued: look('schedule', 'Waiting to be copied', 'idle', true),
  copying: look('sync', 'Copying', 'idle', true),
  copied: look('sync', 'Verifying the copy', 'idle', true),
  stored: look('check_circle', 'In your bucket', 'good', true),
  cleaning: look('check_circle', 'In your bucket', 'good', true),
  cleaned: look('check_circle', 'In your bucket', 'good', true),
  failed: look('error', 'Needs a person', 'bad', true),
  absent: look('remove', 'No audio at Twilio', 'idle', false),
  lost: look('error', 'Lost', 'bad', false),
  deleted: look('delete', 'Deleted', 'idle', false),
};

const NONE = look('remove', 'No recording', 'idle', false);

export function lookOf(recording: RecordingSummary | undefined): RecordingLook {
  return recording ? RECORDING_LOOKS[recording.state] : NONE;
}
