import type { Page } from './page';

export const SWEEP_FINDING_KINDS = ['missing', 'changed', 'foreign'] as const;

/** `missing`: stored here, not in the bucket. `changed`: not the object that was verified. `foreign`: not ours. */
export type SweepFindingKind = (typeof SWEEP_FINDING_KINDS)[number];

/** `copied_again`: Twilio still had it. `needs_person`: it is nowhere else. `left_alone`: nothing was done. */
export type SweepAction = 'copied_again' | 'needs_person' | 'left_alone';

export interface SweepCounts {
  missing: number;
  changed: number;
  foreign: number;
}

/** One comparison of the buckets with the database. `incomplete`: a bucket could not be read to its end. */
export interface StorageSweep extends SweepCounts {
  /** Also the id of its job. */
  id: string;
  state: 'running' | 'completed' | 'incomplete';
  /** Objects read in the buckets. */
  objects: number;
  /** Recordings whose object was found as it was verified. */
  intact: number;
  /** Leftovers of failed attempts that were found and ordered to be removed. */
  leftovers: number;
  startedAt: string;
  finishedAt: string | null;
  lastError: { code: string; message: string } | null;
}

export interface SweepFinding {
  id: string;
  kind: SweepFindingKind;
  /** Null for `foreign`. */
  recordingId: string | null;
  location: { bucket: string; key: string };
  /** Of the object in the bucket; null when it is missing. */
  bytes: number | null;
  action: SweepAction;
  /** An older version in the bucket that still holds the verified object. */
  intactVersionId: string | null;
  firstSeenAt: string;
  lastSeenAt: string;
  /** When a later sweep no longer found it so. */
  resolvedAt: string | null;
}

/** The last sweep, what is open now, and a page of findings. */
export interface StorageSweeps extends Page<SweepFinding> {
  lastRun: StorageSweep | null;
  open: SweepCounts;
}
