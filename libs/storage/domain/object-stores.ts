import type { ObjectStore } from './object-store';
import type { StorageLocation } from './storage-location';

export interface OpenLocation {
  readonly location: StorageLocation;
  readonly store: ObjectStore;
}

/** Opens the locations of a workspace, with their own credentials. */
export abstract class ObjectStores {
  /** @throws VoicekeepError `storage.location_not_found` */
  abstract open(workspaceId: string, locationId: string): Promise<OpenLocation>;
  /** The location new recordings go to; null while storage was never configured. */
  abstract openCurrent(workspaceId: string): Promise<OpenLocation | null>;
  /** Stops writing to a location whose credentials were rejected, until a good test. `code` says why. */
  abstract pause(workspaceId: string, locationId: string, code: string): Promise<void>;
}
