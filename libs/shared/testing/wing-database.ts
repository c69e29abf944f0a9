import { DataSource, type EntityTarget, type MigrationInterface, type ObjectLiteral } from 'typeorm';
import {
  Database,
  DataKeyEntity,
  dataSourceOptions,
  SharedTables1700000000000,
} from '@voicekeep/shared/persistence';
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
      migrations: [SharedTables1700000000000, ...migrations],
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
