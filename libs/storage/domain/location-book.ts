import type { BucketConnection } from './bucket-connection';
import type { StorageLocation } from './storage-location';

export interface KnownLocation {
  readonly location: StorageLocation;
  readonly connection: BucketConnection;
  readonly pausedCode: string | null;
  readonly createdAt: Date;
  readonly testedAt: Date;
  /** When the bucket's own list was last read to its end. */
  readonly surveyedAt: Date | null;
}

/** All locations of a workspace with their keys, for those who look after buckets. */
export abstract class LocationBook {
  /** The active one first, then the youngest. */
  abstract all(workspaceId: string): Promise<readonly KnownLocation[]>;
  /** Changes the keys in place, nothing else; a paused location takes recordings again. */
  abstract replaceKeys(
    workspaceId: string,
    id: string,
    keys: Pick<BucketConnection, 'accessKeyId' | 'secretAccessKey'>,
  ): Promise<void>;
  /** Takes one location whose list is due, of any workspace, and makes it due again at `next`. */
  abstract takeForSurvey(now: Date, next: Date): Promise<{ workspaceId: string; id: string } | null>;
  abstract surveyed(workspaceId: string, id: string, at: Date): Promise<void>;
}
