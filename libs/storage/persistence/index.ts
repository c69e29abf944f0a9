import { StorageTables1700000000200 } from './migrations/1700000000200-storage-tables';
import { LocationSurveys1700000000211 } from './migrations/1700000000211-location-surveys';
import { WorkerErrands1700000000212 } from './migrations/1700000000212-worker-errands';
import { StorageLocationEntity } from './storage-location.entity';
import { StoragePeriodEntity } from './storage-period.entity';
import { StorageSettingsEntity } from './storage-settings.entity';

export { SqlWorkerErrands } from './sql-worker-errands';
export { StorageLocations } from './storage-locations';
export { StoragePeriods } from './storage-periods';
export { StoredObjectStores } from './stored-object-stores';
export { TypeOrmStorageRoom } from './type-orm-storage-room';
export { TypeOrmStorageSettings } from './type-orm-storage-settings';
export { TypeOrmWorkspaceStorage } from './type-orm-workspace-storage';

export const STORAGE_ENTITIES = [StorageSettingsEntity, StorageLocationEntity, StoragePeriodEntity];
export const STORAGE_MIGRATIONS = [
  StorageTables1700000000200,
  LocationSurveys1700000000211,
  WorkerErrands1700000000212,
];
