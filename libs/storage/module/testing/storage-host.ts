import { createWingDatabase, startWingHost } from '@voicekeep/shared/testing';
import { STORAGE_ENTITIES, STORAGE_MIGRATIONS } from '@voicekeep/storage/persistence';
import { StorageModule } from '../storage.module';

/** The wing alone over a real MariaDB and HTTP. */
export async function startStorageHost() {
  return startWingHost({
    module: StorageModule,
    database: await createWingDatabase(STORAGE_ENTITIES, STORAGE_MIGRATIONS),
    options: {
      publicUrl: 'http://127.0.0.1:3000',
      dashboardOrigins: [],
      s3AllowedEndpoints: ['127.0.0.0/8', 'localhost'],
      storageSuggestion: null,
    },
  });
}
