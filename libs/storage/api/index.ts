export { ConnectionTestController } from './connection-test.controller';
export { FormHelpController } from './form-help.controller';
export { LifecycleController } from './lifecycle.controller';
export { StorageCareController } from './storage-care.controller';
export { StorageSettingsController } from './storage-settings.controller';
