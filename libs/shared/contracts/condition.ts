export const CONDITION_CODES = [
  'recordings.failed',
  'recordings.waiting',
  'telephony.credentials_rejected',
  'storage.credentials_rejected',
  'storage.unreachable',
  'disk.full',
  'clock.skew',
  'deletions.attention',
  'bucket.findings',
] as const;

export type ConditionCode = (typeof CONDITION_CODES)[number];

/** `problem`: recordings do not move; `warning`: they do, and something else needs a person. */
export type ConditionSeverity = 'problem' | 'warning';

/** Which page mends it. */
export type ConditionPage = 'calls' | 'storage' | 'telephony';

/** Something that holds up a workspace's recordings and that a person should know of. */
export interface Condition {
  readonly id: string;
  readonly code: ConditionCode;
  readonly severity: ConditionSeverity;
  /** The bucket location it concerns; null when it concerns the whole workspace. */
  readonly locationId: string | null;
  /** How many recordings it is about; 0 when it cannot be counted. */
  readonly count: number;
  readonly since: string;
  readonly title: string;
  /** One sentence each: what holds things up, and what to do. */
  readonly cause: string;
  readonly fix: string;
  /** Null when no page of ours mends it. */
  readonly page: ConditionPage | null;
}
