import { DataSource, type DataSourceOptions } from 'typeorm';
import { errors } from '@voicekeep/shared/errors';
import { databaseFault } from './database-fault';

/**
 * Connects, and refuses a schema that is not this version's.
 * @throws VoicekeepError `database.*` in words for the operator
 */
export async function openDataSource(options?: DataSourceOptions): Promise<DataSource> {
  if (!options) throw errors.internal('database.options_missing', 'The data source has no options.');
  const dataSource = await connect(options);
  try {
    if (await dataSource.showMigrations())
      throw errors.unavailable(
        'database.schema_outdated',
        'The database has not the shape of this version. Run the migrations first.',
      );
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

/** Connects without looking at the schema, for the migrations themselves. */
export async function connect(options: DataSourceOptions): Promise<DataSource> {
  try {
    return await new DataSource(options).initialize();
  } catch (error) {
    throw databaseFault(error);
  }
}
