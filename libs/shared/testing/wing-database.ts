import { DataSource, type EntityTarget, type MigrationInterface, type ObjectLiteral } from 'typeorm';
import { Database, DataKeyEntity, dataSourceOptions, SHARED_MIGRATIONS } from '@voicekeep/shared/persistence';
import { createEmptyDatabase } from './empty-database';

export interface WingDatabase {
  readonly url: URL;
  readonly database: Database;
  drop(): Promise<void>;
}

/** A database of its own, migrated for one wing alone. */
export async function createWingDatabase(
  entities: readonly EntityTarget<ObjectLiteral>[],
  migrations: readonly (new () => MigrationInterface)[],
): Promise<WingDatabase> {
  const { url, drop } = await createEmptyDatabase();
  const source = await new DataSource(
    dataSourceOptions(url.href, {
      entities: [DataKeyEntity, ...entities],
      migrations: [...new Set([...SHARED_MIGRATIONS, ...migrations])],
    }),
  ).initialize();
  await source.runMigrations();
  return {
    url,
    database: new Database(source),
    drop: async () => {
      await source.destroy();
      await drop();
    },
  };
}
