import type {
  MigrationPreview,
  MigrationRun,
  StorageSettings,
  StorageUsage,
  TelephonySettings,
} from '@voicekeep/shared/contracts';

/** What the workspace has come to; null is not known, or not yet. */
export interface StartFacts {
  readonly telephony: TelephonySettings;
  readonly storage: StorageSettings;
  readonly usage: StorageUsage | null;
  readonly preview: MigrationPreview | null;
  readonly run: MigrationRun | null;
  /** When somebody last was given a recording to hear. */
  readonly playedAt: string | null;
}

export const isTwilioConnected = ({ telephony }: StartFacts): boolean => telephony.configured;

export const isBucketConnected = ({ storage }: StartFacts): boolean => storage.configured && storage.enabled;

/** Whether an account and a bucket are there to move something between. */
export const isConnected = (facts: StartFacts): boolean =>
  isTwilioConnected(facts) && isBucketConnected(facts);

export const storedIn = ({ usage }: StartFacts): number => usage?.objects ?? 0;

export const isMoving = ({ run }: StartFacts): boolean => run?.state === 'running' || run?.state === 'paused';
