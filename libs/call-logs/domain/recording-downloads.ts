import type { Actor } from '@voicekeep/shared/access';
import type { RecordingKind, RecordingState, RecordingZip } from '@voicekeep/shared/contracts';

/** What one zip holds at most. */
export const ZIP_LIMITS = { recordings: 5_000, bytes: 50_000_000_000 } as const;

/** Which recordings a zip is to hold. */
export type ZipTarget =
  | { readonly recordingIds: readonly string[] }
  | {
      /** Of calls that are listed, batch by batch. */
      readonly callLogIds: AsyncIterable<readonly string[]>;
      readonly kind?: RecordingKind | undefined;
      readonly state?: RecordingState | undefined;
    };

export interface ZipOrder {
  readonly actor: Actor;
  readonly requestId: string;
  /** What named the recordings, for the record: fields of the request, never their values. */
  readonly chosenBy: string;
}

/** The slot call logs leave for who packs recordings. */
export abstract class RecordingDownloads {
  /**
   * On record before the address is known to anybody.
   * @throws VoicekeepError `recording.not_found` for an id that never was; `recording.download_empty`,
   *   `recording.download_limit` kind invalid
   */
  abstract order(workspaceId: string, target: ZipTarget, order: ZipOrder): Promise<RecordingZip>;
}
