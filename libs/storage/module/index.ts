export { StorageModule } from './storage.module';
export { STORAGE_ENTITIES, STORAGE_MIGRATIONS } from '@voicekeep/storage/persistence';
