import type { RecordingKind, RecordingSource, RecordingStorage } from './recording';

/** A recording somebody asks for: what is left out is decided by the seed. */
export interface RecordingRequest {
  readonly kind?: RecordingKind;
  readonly from?: string;
  readonly to?: string;
  readonly source?: RecordingSource;
  readonly channels?: 1 | 2;
  /** Default `plain`. */
  readonly storage?: RecordingStorage;
  /** Whole seconds; left out, the script decides (about 10 to 90). */
  readonly durationSeconds?: number;
  /** Default `completed`. An `absent` one has no audio and cannot be deleted, as at Twilio. */
  readonly status?: 'completed' | 'processing' | 'absent';
  /** ISO 8601; left out, it lies within the last `historyDays`, in working hours. */
  readonly createdAt?: string;
  /** Puts it on the call of the recording asked for just before: one call, several recordings. */
  readonly sameCall?: boolean;
}

/** What an account holds when it is first seen. */
export interface History {
  readonly recordings: number | readonly RecordingRequest[];
  /** Default 60. */
  readonly historyDays?: number;
  /** Calls beside those that were recorded; default none. */
  readonly unrecordedCalls?: number;
  /** Length range in seconds when `recordings` is a number; left out, the scripts decide. */
  readonly lengthSeconds?: { readonly min: number; readonly max: number };
}
