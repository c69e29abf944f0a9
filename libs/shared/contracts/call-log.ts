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
  /** What Twilio charged for the call, in `priceUnit`; null until it was rated. */
  price: number | null;
  /** ISO 4217, such as USD. */
  priceUnit: string | null;
  callerName: string | null;
  notes: string | null;
  /** As people wrote them. */
  tags: readonly string[];
  campaignId: string | null;
  /** A legal hold keeps the call or one of its recordings from being deleted. */
  onHold: boolean;
  recordings: readonly RecordingSummary[];
}

/** `from` inclusive, `to` exclusive, ISO 8601. */
export interface CallLogFilter {
  from?: string;
  to?: string;
  /** Either party: in full with country code, or its last 4 or 7 digits. */
  number?: string;
  /** Either party, such as 415. */
  areaCode?: string;
  minDurationSeconds?: number;
  maxDurationSeconds?: number;
  /** Words in the notes; needs `from`. */
  notes?: string;
  /** Exactly this tag, in capitals or not. */
  tag?: string;
  campaignId?: string;
  kind?: RecordingKind;
  recordingState?: RecordingState;
  direction?: CallDirection;
}

/** Fields left out keep their value; null takes it away. */
export interface CallLogChange {
  notes?: string | null;
  tags?: string[] | null;
}

export interface CallLogDeletionRequest {
  ids?: readonly string[];
  filter?: CallLogFilter;
}

export interface CallImportRequest {
  from?: string;
  to?: string;
}

/** Wins over every deletion until it is lifted. */
export interface LegalHold {
  id: string;
  /** The call held, or the call of the recording held; null for a recording without one. */
  callLogId: string | null;
  /** Null when the whole call is held, with all its recordings. */
  recordingId: string | null;
  reason: string;
  placedAt: string;
}

/** Either a call or one recording. */
export interface LegalHoldRequest {
  callLogId?: string;
  recordingId?: string;
  reason: string;
}
