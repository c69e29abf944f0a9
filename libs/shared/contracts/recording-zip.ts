import type { CallLogFilter } from './call-log';

/** Which recordings to pack; one of the three. */
export interface RecordingZipRequest {
  /** Of recordings. */
  ids?: readonly string[];
  callLogIds?: readonly string[];
  /** The calls a list with this filter shows; `kind` and `recordingState` choose among their recordings too. */
  filter?: CallLogFilter;
}

/** A zip that may be fetched from `url` until `expiresAt`; one begun in time goes on to its end. */
export interface RecordingZip {
  url: string;
  expiresAt: string;
  /** All that were asked for; the manifest in the zip names those it lacks, and why. */
  recordings: number;
  /** Of those in the bucket at this moment. */
  bytes: number;
}
