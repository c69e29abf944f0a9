import type { RecordingKind } from './storage-settings';

export const RECORDING_STATES = [
  'on_twilio',
  'queued',
  'copying',
  'copied',
  'stored',
  'cleaning',
  'cleaned',
  'failed',
  'absent',
  'lost',
  'deleted',
] as const;

export type RecordingState = (typeof RECORDING_STATES)[number];

/** Who wrote the object in the bucket. `twilio`: its External S3 Storage did; it is adopted in place, and never deleted here. */
export type RecordingWriter = 'voicekeep' | 'twilio';

export interface RecordingSummary {
  id: string;
  kind: RecordingKind;
  state: RecordingState;
  durationSeconds: number | null;
  /** Left out means `voicekeep`. */
  writtenBy?: RecordingWriter;
}

export interface Recording extends RecordingSummary {
  recordingSid: string;
  callLogId: string | null;
  channels: number | null;
  bytes: number | null;
  /** Hex. */
  sha256: string | null;
  location: { bucket: string; key: string } | null;
  writtenBy: RecordingWriter;
  /** False only after Twilio confirmed the deletion, and for what Twilio itself wrote into the bucket: it kept no audio. */
  onTwilio: boolean;
  storageClass: string | null;
  /** The last restore from an archive class; null when there was none. */
  restore?: RecordingRestore | null;
  startedAt: string | null;
  storedAt: string | null;
  verifiedAt: string | null;
  lastError: { code: string; message: string; at: string } | null;
}

export interface RestoreRequest {
  /** 1 to 30, default 7: how long it stays playable. */
  days?: number;
  /** Default `Standard`; `Expedited` is not offered for DEEP_ARCHIVE. */
  tier?: 'Expedited' | 'Standard' | 'Bulk';
}

export interface RecordingRestore {
  state: 'restoring' | 'ready' | 'expired';
  tier: 'Expedited' | 'Standard' | 'Bulk';
  days: number;
  requestedAt: string;
  /** The latest moment, as AWS promises it. */
  expectedAt: string;
  readyUntil: string | null;
}

export interface PlaybackRequest {
  /** 1 to 60, default 60. */
  ttlMinutes?: number;
  /** `download` asks for a link that saves the file; default `play`. */
  purpose?: 'play' | 'download';
}

export interface Playback {
  url: string;
  expiresAt: string;
  source: 's3' | 'twilio' | 'proxy';
  contentType: string;
}
