import type { VoicekeepOptions } from '@voicekeep/shared/kernel';
import { createWingDatabase, startWingHost } from '@voicekeep/shared/testing';
import { STORAGE_ENTITIES, STORAGE_MIGRATIONS } from '@voicekeep/storage/persistence';
import { StoredAudio } from '@voicekeep/storage/domain';
import { BookedAudio } from '@voicekeep/storage/testing';
import { StorageModule } from '../storage.module';

/** The wing alone over a real MariaDB and HTTP. */
export async function startStorageHost(audio = new BookedAudio(), options: Partial<VoicekeepOptions> = {}) {
  return startWingHost({
    module: StorageModule,
    providers: [{ provide: StoredAudio, useValue: audio }],
    database: await createWingDatabase(STORAGE_ENTITIES, STORAGE_MIGRATIONS),
    options: {
      publicUrl: 'http://127.0.0.1:3000',
      dashboardOrigins: [],
      s3AllowedEndpoints: ['127.0.0.0/8', 'localhost'],
      storageSuggestion: null,
      runWorkers: true,
      ...options,
    },
  });
}
