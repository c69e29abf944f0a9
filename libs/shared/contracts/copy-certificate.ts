import type { RecordingWriter } from './recording';
import type { RecordingKind } from './storage-settings';

/** How Twilio confirmed: it answered the DELETE with 204, its metadata says deleted, or these are gone 40 days after our DELETE. */
export type DeletionEvidence = '204' | 'metadata' | 'age';

export interface CertifiedAttempt {
  attempt: number;
  key: string;
  /** `kept`: a proven copy. `swept`: seen to be gone. `open`: may have left an object. */
  state: 'open' | 'kept' | 'swept';
  begunAt: string;
  settledAt: string | null;
}

/** What the database holds as proof of one recording's copy. No phone number, no name, no audio. */
export interface CopyCertificate {
  schema: 1;
  issuedAt: string;
  recordingId: string;
  recordingSid: string;
  accountSid: string;
  callSid: string;
  kind: RecordingKind;
  startedAt: string;
  durationSeconds: number | null;
  channels: number | null;
  copy: {
    /** Null for AWS itself. */
    endpoint: string | null;
    region: string;
    bucket: string;
    key: string;
    versionId: string | null;
    etag: string | null;
    bytes: number;
    /** Hex. */
    sha256: string;
    contentType: string | null;
    /** `twilio`: adopted in place. Its SHA-256 is then of the bytes read from the bucket: Twilio kept none to compare with. */
    writtenBy: RecordingWriter;
  };
  verified: {
    /** `checksum`: the store holds the SHA-256 and was seen to refuse a wrong one. `read-back`: every byte was read again. */
    how: 'checksum' | 'read-back';
    at: string;
    /** When the daily sweep last found the same object in its place. */
    seenIntactAt: string | null;
  };
  storedAt: string;
  twilioCopy: {
    /** `never_kept`: Twilio wrote the recording into the bucket and kept no audio. `gone`: deleted there by somebody else. */
    state: 'kept' | 'deletion_pending' | 'deleted' | 'gone' | 'never_kept';
    /** Why it is never deleted, such as `source.duration_mismatch`. */
    keptBecause: string | null;
    decidedAt: string | null;
    /** When a DELETE was first sent. */
    requestedAt: string | null;
    confirmedAt: string | null;
    confirmedBy: DeletionEvidence | null;
  };
  attempts: readonly CertifiedAttempt[];
}
