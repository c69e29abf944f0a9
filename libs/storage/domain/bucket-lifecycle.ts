import type { LifecycleRule, LifecycleTransition } from '@voicekeep/shared/contracts';
import type { BucketConnection } from './bucket-connection';

export type FoundRule = Omit<LifecycleRule, 'ours' | 'touchesRecordings'>;

export interface OwnRule {
  readonly id: string;
  readonly prefix: string;
  /** Empty takes the rule out. */
  readonly transitions: readonly LifecycleTransition[];
}

/** Reads and changes a bucket's lifecycle rules. Foreign rules are never changed. */
export abstract class BucketLifecycle {
  /** @throws VoicekeepError `storage.*` */
  abstract read(connection: BucketConnection): Promise<readonly FoundRule[]>;
  /**
   * Puts our rule beside the others.
   * @returns the rules the store tells afterwards. @throws VoicekeepError `storage.lifecycle_refused`
   */
  abstract put(connection: BucketConnection, rule: OwnRule): Promise<readonly FoundRule[]>;
}
