export { StorageSettingsController } from './storage-settings.controller';
