export const RETENTION_UNITS = ['years', 'months', 'days'] as const;
export type RetentionUnit = (typeof RETENTION_UNITS)[number];

export const RETENTION_ACTIONS = ['log-only', 'log-and-recordings'] as const;
/** `log-only`: the call log goes, its recordings stay. `log-and-recordings`: both go, and recordings without a log. */
export type RetentionAction = (typeof RETENTION_ACTIONS)[number];

/** How long a call is kept, counted from its start. */
export interface RetentionKeep {
  amount: number;
  unit: RetentionUnit;
}

/** Fields left out keep their value, null resets. */
export interface RetentionRequest {
  /** False keeps everything for ever, which is the default. */
  enabled?: boolean;
  keep?: RetentionKeep | null;
  action?: RetentionAction | null;
  /** Of the settings this is based on; a stale one is refused. Without, the last save wins. */
  version?: number;
  /** That a person saw what the rule deletes now; needed when it deletes something. */
  confirm?: boolean;
}

/** A rule to try. */
export interface RetentionPreviewRequest {
  keep: RetentionKeep;
  action: RetentionAction;
}

/** What a rule would do now. */
export interface RetentionPreview {
  /** What began before this is too old. */
  before: string;
  /** That would go. */
  callLogs: number;
  /** That would go for good, those without a call log among them. */
  recordings: number;
  recordingsWithoutCallLog: number;
  /** That stay where they are: all of `log-only`, and what only Twilio has or Twilio wrote into the bucket. */
  recordingsStaying: number;
  /** Call logs, and recordings without one, that are old enough and on legal hold. */
  held: number;
  /** Of what would go; null when nothing would. */
  oldestAt: string | null;
  newestAt: string | null;
}

/** One daily run. `stopped`: the rule was switched off meanwhile. */
export interface RetentionRun {
  /** Also the id of its job. */
  id: string;
  state: 'running' | 'completed' | 'stopped';
  callLogs: number;
  recordings: number;
  held: number;
  startedAt: string;
  finishedAt: string | null;
  /** What holds it up. */
  lastError: { code: string; message: string } | null;
}

export interface RetentionSettings {
  enabled: boolean;
  keep: RetentionKeep | null;
  action: RetentionAction | null;
  /** 0 while nothing was ever saved. */
  version: number;
  /** When the rule is applied next; null while it is off. */
  nextRunAt: string | null;
  lastRun: RetentionRun | null;
}
