import type { RecordingKind } from '@voicekeep/shared/contracts';

/** What a workspace decided about its recordings, as the copy engine needs it. */
export interface StoragePolicy {
  readonly enabled: boolean;
  /** Where new recordings go. */
  readonly locationId: string;
  readonly keyTemplate: string | null;
  /** Where Twilio's External S3 Storage writes in the same bucket; null where it is off. */
  readonly externalPrefix: string | null;
  readonly verification: 'auto' | 'read-back';
  readonly audioFormat: 'wav' | 'mp3';
  readonly playback: 'signed' | 'proxied';
  readonly deleteTwilioCopy: boolean;
  readonly deleteTwilioCopyAfterHours: number;
  readonly deleteWithCallLog: boolean;
  readonly scope: {
    readonly from: Date | null;
    /** E.164; empty means all. */
    readonly numbers: readonly string[];
    /** Empty means all. */
    readonly kinds: readonly RecordingKind[];
  };
}

/** Reads a workspace's storage decisions; always the committed state of this moment. */
export abstract class WorkspaceStorage {
  /** Null while storage was never configured. */
  abstract policy(workspaceId: string): Promise<StoragePolicy | null>;
  /** Whether storage was switched on at that moment: older recordings wait for a migration run. */
  abstract wasEnabledAt(workspaceId: string, instant: Date): Promise<boolean>;
}
