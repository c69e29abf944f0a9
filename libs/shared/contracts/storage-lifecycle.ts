/** The classes a recording can be moved to, from the dearest to the cheapest to keep. */
export const ARCHIVE_CLASSES = ['STANDARD_IA', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE'] as const;
export type ArchiveClass = (typeof ARCHIVE_CLASSES)[number];

export interface LifecycleTransition {
  /** Days after the recording was stored. */
  afterDays: number;
  storageClass: ArchiveClass;
}

/** One rule in force in the bucket, ours or somebody else's. */
export interface LifecycleRule {
  id: string | null;
  ours: boolean;
  enabled: boolean;
  /** Empty: the whole bucket. */
  prefix: string;
  transitions: readonly { afterDays: number | null; storageClass: string }[];
  /** When files are deleted; null for never. Ours never deletes. */
  expiresAfterDays: number | null;
  /** Whether it applies to keys of this workspace's recordings. */
  touchesRecordings: boolean;
}

export interface LifecycleWarning {
  code: string;
  message: string;
}

/** What transitions would do to the recordings there are now. Money is null where no price is known. */
export interface LifecyclePreview {
  recordings: number;
  bytes: number;
  steps: readonly (LifecycleTransition & {
    /** Recordings old enough already. */
    recordings: number;
    bytes: number;
    /** Too small to be moved, or not worth it: below 128 KB. */
    small: number;
    /** What the requests of moving them cost, once. */
    oneTimeCost: number | null;
  })[];
  costPerMonthNow: number | null;
  costPerMonthThen: number | null;
  /** Once every recording of today is old enough for the last step. */
  costPerMonthFinally: number | null;
  warnings: readonly LifecycleWarning[];
}

export interface LifecyclePreset {
  id: string;
  title: string;
  words: string;
  transitions: readonly LifecycleTransition[];
  preview: LifecyclePreview;
}

export interface StorageLifecycle {
  bucket: string;
  /** Our rule touches only keys that begin so. */
  rulePrefix: string;
  /** Those of our rule; empty when there is none. */
  transitions: readonly LifecycleTransition[];
  preview: LifecyclePreview;
  rules: readonly LifecycleRule[];
  presets: readonly LifecyclePreset[];
  warnings: readonly LifecycleWarning[];
}

export interface LifecycleRequest {
  /** Empty takes our rule out; foreign rules always stay. */
  transitions: readonly LifecycleTransition[];
}
