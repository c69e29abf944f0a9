import { dataSourceOptions } from '@voicekeep/shared/persistence';
import { refuseOldServer } from './database-version';
import { withNamedLock } from './named-lock';
import { connect } from './open-data-source';
import { type EntityList, type MigrationList, VOICEKEEP_ENTITIES, VOICEKEEP_MIGRATIONS } from './wings';

export interface HostTables {
  readonly extraEntities?: EntityList;
  readonly extraMigrations?: MigrationList;
}

/**
 * Brings the database to the shape of this version and writes nothing but schema. Of several processes at
 * once one works and the others wait.
 * @returns the names of the migrations that ran, none when all was in place
 * @throws VoicekeepError `database.*` in words for the operator
 */
export async function migrate(databaseUrl: string, host: HostTables = {}): Promise<readonly string[]> {
  const dataSource = await connect(
    dataSourceOptions(databaseUrl, {
      entities: [...VOICEKEEP_ENTITIES, ...(host.extraEntities ?? [])],
      migrations: [...VOICEKEEP_MIGRATIONS, ...(host.extraMigrations ?? [])],
      statementMs: null,
    }),
  );
  try {
    await refuseOldServer(dataSource);
    const ran = await withNamedLock(dataSource, 'voicekeep migrate', () => dataSource.runMigrations());
    return ran.map(({ name }) => name);
  } finally {
    await dataSource.destroy();
  }
}
