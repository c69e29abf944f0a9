import { errors } from '@voicekeep/shared/errors';
import {
  ObjectStores,
  type ObjectStoreFactory,
  type OpenLocation,
  type StorageSettingsRepository,
} from '@voicekeep/storage/domain';
import type { StorageLocations } from './storage-locations';

/** Opens locations from their rows. */
export class StoredObjectStores extends ObjectStores {
  constructor(
    private readonly locations: StorageLocations,
    private readonly settings: StorageSettingsRepository,
    private readonly factory: ObjectStoreFactory,
  ) {
    super();
  }

  override async open(workspaceId: string, locationId: string): Promise<OpenLocation> {
    const found = await this.locations.find(workspaceId, locationId);
    if (!found)
      throw errors.notFound('storage.location_not_found', 'This workspace has no such storage location.');
    return { location: found.location, store: this.factory.open(found.connection) };
  }

  override async openCurrent(workspaceId: string): Promise<OpenLocation | null> {
    const stored = await this.settings.find(workspaceId);
    const locationId = stored?.locationId ?? null;
    return locationId === null ? null : this.open(workspaceId, locationId);
  }

  override async pause(workspaceId: string, locationId: string, code: string): Promise<void> {
    await this.locations.pause(workspaceId, locationId, code);
  }
}
