import type { RecordingKind } from '@voicekeep/shared/contracts';

/** Recordings of one location that share class and month. */
export interface AudioGroup {
  readonly locationId: string;
  readonly storageClass: string;
  /** `yyyy-mm` (UTC) in which they were stored. */
  readonly month: string;
  readonly objects: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Started minutes, as Twilio counts them. */
  readonly minutes: number;
}

export interface AudioAmount {
  readonly objects: number;
  readonly bytes: number;
  /** Those below 128 KB. */
  readonly smallObjects: number;
  readonly smallBytes: number;
}

export interface AudioSample {
  readonly recordingSid: string;
  readonly kind: RecordingKind;
  readonly day: Date;
  /** Null while it is not in a bucket. */
  readonly objectKey: string | null;
}

export interface AskedBack {
  readonly workspaceId: string;
  readonly recordingId: string;
  readonly locationId: string;
  readonly objectKey: string;
}

/** What storage must know about the recordings it holds; the recordings' own room answers, from its books. */
export abstract class StoredAudio {
  abstract groups(workspaceId: string): Promise<readonly AudioGroup[]>;
  /** Recordings of a location whose key begins so, stored before that moment; null for all of them. */
  abstract amount(
    workspaceId: string,
    locationId: string,
    keyPrefix: string,
    storedBefore: Date | null,
  ): Promise<AudioAmount>;
  /** The newest recording of a location, or with null of the workspace, whether stored or not. */
  abstract sample(workspaceId: string, locationId: string | null): Promise<AudioSample | null>;
  /** Writes down the classes a list of the bucket told; keys that are none of ours are passed over. */
  abstract noteClasses(
    workspaceId: string,
    locationId: string,
    seen: readonly { readonly key: string; readonly storageClass: string }[],
    at: Date,
  ): Promise<void>;
  /** Recordings of all workspaces that were asked back from an archive class and are not known to be there. */
  abstract underRestore(limit: number): Promise<readonly AskedBack[]>;
  /** @param until when the restored copy goes again; null when the store does not tell */
  abstract restored(workspaceId: string, recordingId: string, until: Date | null): Promise<void>;
}
