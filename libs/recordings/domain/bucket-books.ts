import type { RecordingState } from '@voicekeep/shared/contracts';
import type { CopyAttempt, ObjectDeletion } from './journals';

/** What the books say of a key in a bucket. */
export interface BookedObject {
  readonly recordingId: string;
  readonly attempt: number;
  readonly attemptState: CopyAttempt['state'];
  readonly objectKey: string;
  readonly state: RecordingState;
  /** Whether the recording's row points to this key. */
  readonly current: boolean;
  readonly storedAt: Date | null;
  readonly bytes: number | null;
  readonly etag: string | null;
}

/** The books as a sweep of a bucket reads them. */
export abstract class BucketBooks {
  /** Locations the workspace ever wrote to. */
  abstract locations(workspaceId: string): Promise<readonly string[]>;
  /** Whether every key of the location begins with `root`. */
  abstract allUnder(workspaceId: string, locationId: string, root: string): Promise<boolean>;
  /** Folders there, each with its slash, that hold adopted recordings. */
  abstract adoptedFolders(workspaceId: string, locationId: string): Promise<readonly string[]>;
  /** All keys ever attempted there for these recordings, and those adopted. */
  abstract objectsOf(
    workspaceId: string,
    locationId: string,
    recordingSids: readonly string[],
  ): Promise<readonly BookedObject[]>;
  /** Writes down that these recordings were found as they were verified, which ends what was said of them before. */
  abstract markIntact(workspaceId: string, recordingIds: readonly string[], at: Date): Promise<void>;
  /** Ids of recordings stored there before `since` and not found since then, after `afterId`. */
  abstract notFound(
    workspaceId: string,
    locationId: string,
    since: Date,
    afterId: string | null,
    limit: number,
  ): Promise<readonly string[]>;
  /** Open attempts begun before `before` whose recording moved on, without an order to remove what they left. */
  abstract forgotten(
    workspaceId: string,
    locationId: string,
    before: Date,
  ): Promise<readonly Omit<ObjectDeletion, 'id' | 'tries' | 'reason' | 'generation'>[]>;
  abstract isRemovalOrdered(workspaceId: string, recordingId: string, attempt: number): Promise<boolean>;
}
