import type { RecordingState } from './recording';

export type MigrationRunState = 'running' | 'paused' | 'cancelled' | 'completed';

/** A run over the account's history. Counts as in the API reference: verified is done. */
export interface MigrationRun {
  id: string;
  state: MigrationRunState;
  /** True once Twilio's list was read to its end; until then `total` still grows. */
  listed: boolean;
  total: number;
  done: number;
  failed: number;
  skipped: number;
  bytes: number;
  /** Recordings verified per second over the last minute. */
  rate: number;
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

export interface MigrationPreview {
  recordings: number;
  seconds: number;
  bytes: number;
  estimatedSeconds: number;
}

export type MigrationItemState = 'waiting' | 'done' | 'failed' | 'skipped';

export interface MigrationItem {
  recordingId: string;
  recordingSid: string;
  state: MigrationItemState;
  recordingState: RecordingState;
  lastError: { code: string; message: string } | null;
}
