import type { RecordingState } from './recording';

/**
 * Copies the account's history, deletes copies at Twilio that were kept beside verified ones, or moves recordings
 * from buckets that were used before into the one in use.
 */
export type MigrationRunKind = 'copy' | 'delete_twilio_copies' | 'move_copies';

export type MigrationRunState = 'running' | 'paused' | 'cancelled' | 'completed';

/** A run over the account's history. Counts as in the API reference: verified is done; of a deletion, confirmed by Twilio. */
export interface MigrationRun {
  id: string;
  kind: MigrationRunKind;
  state: MigrationRunState;
  /** True once Twilio's list was read to its end; until then `total` still grows. */
  listed: boolean;
  total: number;
  done: number;
  failed: number;
  skipped: number;
  bytes: number;
  /** Recordings done per second over the last minute. */
  rate: number;
  /** Null until the list was read to its end and something was done in the last minute. */
  etaSeconds: number | null;
  keepTwilioCopies: boolean;
  startedAt: string;
  finishedAt: string | null;
  /** Why it cannot go on at the moment; it tries again by itself. Null once it goes on. */
  lastError?: { code: string; message: string } | null;
}

export interface MigrationRunRequest {
  from?: string;
  to?: string;
  limit?: number;
  keepTwilioCopies?: boolean;
}

/** What a run would move: in scope, not yet in the bucket, not deleted here. */
export interface MigrationPreview {
  recordings: number;
  seconds: number;
  /** From length, channels and format, since Twilio names no sizes. */
  bytes: number;
  estimatedSeconds: number;
  /** False when the account is so large that counting stopped: all of it is "at least". */
  complete: boolean;
}

/** Copies at Twilio that were kept beside verified ones and that no deletion is planned for. */
export interface TwilioDeletionPreview {
  recordings: number;
  seconds: number;
  bytes: number;
}

/** Verified recordings that lie in another bucket, or under another prefix, than the one in use. */
export interface CopyMovePreview {
  recordings: number;
  seconds: number;
  bytes: number;
  /** Those that Twilio itself wrote there: they stay, as they are not ours to delete. */
  notOurs: number;
}

export interface CopyMoveRequest {
  /** The number the person saw and confirmed; another one now is refused. */
  count: number;
}

export interface TwilioDeletionRequest {
  /** The number the person saw and confirmed; another one now is refused. */
  count: number;
}

export type MigrationItemState = 'waiting' | 'done' | 'failed' | 'skipped';

export interface MigrationItem {
  recordingId: string;
  recordingSid: string;
  state: MigrationItemState;
  recordingState: RecordingState;
  lastError: { code: string; message: string } | null;
}
