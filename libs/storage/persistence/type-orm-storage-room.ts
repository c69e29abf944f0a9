import type { Database } from '@voicekeep/shared/persistence';
import { StorageRoom } from '@voicekeep/storage/domain';
import { StorageLocationEntity } from './storage-location.entity';
import { StoragePeriodEntity } from './storage-period.entity';
import { StorageSettingsEntity } from './storage-settings.entity';

export class TypeOrmStorageRoom extends StorageRoom {
  constructor(private readonly database: Database) {
    super();
  }

  override async empty(workspaceId: string): Promise<void> {
    await this.database.run(async () => {
      await this.database.repository(StorageSettingsEntity).delete({ workspaceId });
      await this.database.repository(StorageLocationEntity).delete({ workspaceId });
      await this.database.repository(StoragePeriodEntity).delete({ workspaceId });
    });
  }
}
