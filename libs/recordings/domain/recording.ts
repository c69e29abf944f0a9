import type { RecordingKind, RecordingState, RecordingWriter } from '@voicekeep/shared/contracts';

/** Names one recording; what queues carry. */
export interface RecordingRef {
  readonly workspaceId: string;
  readonly id: string;
}

/** What may be written about a recording once it is known. Left out means unchanged. */
export interface RecordingFacts {
  readonly callLogId: string | null;
  readonly kind: RecordingKind;
  readonly channels: number | null;
  /** Whole seconds, as Twilio counted them. */
  readonly durationSeconds: number | null;
  readonly startedAt: Date | null;
  readonly encryptionDetails: string | null;
  /** Copies begun so far; each has an object key of its own. */
  readonly attempt: number;
  /** Failures in a row, for the back-off; a crash uses none. */
  readonly tries: number;
  readonly nextAttemptAt: Date | null;
  /** When its present work began, or last completed a step; bytes that end in nothing are no progress. */
  readonly progressAt: Date | null;
  /** `yyyy-mm-dd` (UTC) of the object key, fixed at the first intent. */
  readonly keyDay: string | null;
  readonly locationId: string | null;
  readonly objectKey: string | null;
  readonly etag: string | null;
  readonly versionId: string | null;
  readonly bytes: number | null;
  /** Hex. */
  readonly sha256: string | null;
  readonly contentType: string | null;
  /** `twilio`: adopted where Twilio's External S3 Storage put it; such an object is never ours to delete. */
  readonly writtenBy: RecordingWriter;
  readonly verifiedAt: Date | null;
  readonly verifiedHow: 'checksum' | 'read-back' | null;
  readonly storedAt: Date | null;
  /** False only after Twilio confirmed the deletion, and for what it wrote into the bucket itself: it kept no audio. */
  readonly onTwilio: boolean;
  readonly keepTwilioCopy: boolean;
  /** Why the Twilio copy is never deleted, such as `source.duration_mismatch`. */
  readonly deletionBarred: string | null;
  /** The migration run that queued it; null when it came by itself. */
  readonly requestedByRun: string | null;
  readonly lastErrorCode: string | null;
  readonly lastErrorMessage: string | null;
  readonly lastErrorAt: Date | null;
}

export interface Recording extends RecordingRef, RecordingFacts {
  readonly recordingSid: string;
  readonly accountSid: string;
  readonly callSid: string;
  /** Twilio's `source`. */
  readonly source: string;
  readonly sourceCreatedAt: Date;
  readonly state: RecordingState;
  /** Rises with every claim and every outside interference; facts of an older one change nothing. */
  readonly generation: number;
}

export type NewRecording = RecordingRef &
  Pick<
    Recording,
    | 'recordingSid'
    | 'accountSid'
    | 'callSid'
    | 'callLogId'
    | 'kind'
    | 'source'
    | 'channels'
    | 'durationSeconds'
    | 'startedAt'
    | 'sourceCreatedAt'
    | 'encryptionDetails'
    | 'state'
    | 'requestedByRun'
    | 'keepTwilioCopy'
    | 'onTwilio'
  >;

/** Twilio marks a voicemail by its source alone (TwiML `<Record>`). */
export const kindOf = (source: string): RecordingKind => (source === 'RecordVerb' ? 'voicemail' : 'call');
