import type { RecordingState, RecordingSummary } from './recording';
import type { RecordingKind } from './storage-settings';

export type CallDirection = 'inbound' | 'outbound' | 'unknown';

export interface CallLog {
  id: string;
  callSid: string;
  /** E.164, or as Twilio named the party; null while the call is not known yet. */
  from: string | null;
  to: string | null;
  direction: CallDirection;
  startedAt: string | null;
  durationSeconds: number | null;
  status: string | null;
  answeredBy: string | null;
  callerName: string | null;
  notes: string | null;
  campaignId: string | null;
  recordings: RecordingSummary[];
}

/** `from` inclusive, `to` exclusive, ISO 8601. */
export interface CallLogFilter {
  from?: string;
  to?: string;
  number?: string;
  campaignId?: string;
  kind?: RecordingKind;
  recordingState?: RecordingState;
  direction?: CallDirection;
}

export interface CallLogDeletionRequest {
  ids?: string[];
  filter?: CallLogFilter;
}

export interface CallImportRequest {
  from?: string;
  to?: string;
}
