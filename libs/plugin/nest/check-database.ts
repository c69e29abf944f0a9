import { DataKeyRing, MasterKeys } from '@voicekeep/shared/crypto';
import type { VoicekeepOptions } from '@voicekeep/shared/kernel';
import { Database, dataSourceOptions, TypeOrmDataKeyStore } from '@voicekeep/shared/persistence';
import type { HostTables } from './migrate';
import { openDataSource } from './open-data-source';
import { provenKeys } from './proven-keys';
import { VOICEKEEP_ENTITIES, VOICEKEEP_MIGRATIONS } from './wings';

/**
 * Sees that database, schema and master keys fit, before anything else is started or opened.
 * @throws VoicekeepError `database.*`, `crypto.master_key_missing`, in words for the operator
 */
export async function checkDatabase(options: VoicekeepOptions, host: HostTables = {}): Promise<void> {
  const dataSource = await openDataSource(
    dataSourceOptions(options.databaseUrl, {
      entities: [...VOICEKEEP_ENTITIES, ...(host.extraEntities ?? [])],
      migrations: [...VOICEKEEP_MIGRATIONS, ...(host.extraMigrations ?? [])],
    }),
  );
  const database = new Database(dataSource);
  const keys = new MasterKeys(options.masterKeys);
  await provenKeys(database, new DataKeyRing(new TypeOrmDataKeyStore(database), keys), keys);
  await dataSource.destroy();
}
