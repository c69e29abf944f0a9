export type RecordingKind = 'call' | 'voicemail';
export type RecordingSource =
  | 'DialVerb'
  | 'Conference'
  | 'OutboundAPI'
  | 'Trunking'
  | 'RecordVerb'
  | 'StartCallRecordingAPI'
  | 'StartCallRecordingTwiML';
/** `vanished`: gone without a trace, as when the metadata's 40 days are over. */
export type RecordingStatus = 'processing' | 'completed' | 'absent' | 'deleted' | 'vanished';

/**
 * How Twilio holds the sound: plainly, encrypted with the customer's key (then the file is ciphertext), or in the
 * customer's own bucket (then Twilio has no file to give).
 */
export type RecordingStorage = 'plain' | 'encrypted' | 'external';

/** A recording as the account holds it. Times are milliseconds since 1970, on whole seconds. */
export interface Recording {
  readonly sid: string;
  readonly accountSid: string;
  readonly callSid: string;
  readonly conferenceSid: string | null;
  readonly kind: RecordingKind;
  readonly source: RecordingSource;
  readonly channels: 1 | 2;
  /** Which of the spoken scripts is heard in it. */
  readonly script: string;
  /** Set when a test wants a certain length; else the script and the SID decide. */
  readonly durationSeconds: number | null;
  readonly storage: RecordingStorage;
  /** Address of the file in the owner's bucket, when the account wrote it there. */
  readonly externalUrl?: string;
  readonly createdAt: number;
  status: RecordingStatus;
  deletedAt: number | null;
}
