import type { RecordingState, RecordingSummary } from '@voicekeep/shared/contracts';
import type { IconName } from '../icon/icon';
import type { UiKey } from '../texts/en';

export interface RecordingLook {
  icon: IconName;
  words: UiKey;
  tone: 'good' | 'warn' | 'bad' | 'idle';
  canPlay: boolean;
}

const look = (
  icon: IconName,
  words: UiKey,
  tone: RecordingLook['tone'],
  canPlay: boolean,
): RecordingLook => ({ icon, words, tone, canPlay });

/** Each state as an icon and words, never as a colour alone. */
export const RECORDING_LOOKS: Record<RecordingState, RecordingLook> = {
  on_twilio: look('cloud_done', 'recording.on_twilio', 'idle', true),
  queued: look('schedule', 'recording.queued', 'idle', true),
  copying: look('sync', 'recording.copying', 'idle', true),
  copied: look('sync', 'recording.copied', 'idle', true),
  stored: look('check_circle', 'recording.stored', 'good', true),
  cleaning: look('check_circle', 'recording.stored', 'good', true),
  cleaned: look('check_circle', 'recording.stored', 'good', true),
  failed: look('error', 'recording.failed', 'bad', true),
  absent: look('remove', 'recording.absent', 'idle', false),
  lost: look('error', 'recording.lost', 'bad', false),
  deleted: look('delete', 'recording.deleted', 'idle', false),
};

const NONE = look('remove', 'recording.none', 'idle', false);

export function lookOf(recording: RecordingSummary | undefined): RecordingLook {
  return recording ? RECORDING_LOOKS[recording.state] : NONE;
}
