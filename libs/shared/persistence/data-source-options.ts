import type { DataSourceOptions, EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm';

/** A name of our own, so that a host's default data source stays the host's. */
export const DATA_SOURCE_NAME = 'voicekeep';

interface Schema {
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}

/** MariaDB (or MySQL) by URL; times in UTC, schema changes by migrations alone. */
export function dataSourceOptions(databaseUrl: string, schema: Schema): DataSourceOptions {
  return {
    type: 'mariadb',
    url: databaseUrl,
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    connectTimeout: 10_000,
    poolSize: 20,
    entities: [...schema.entities] as never,
    migrations: [...schema.migrations],
    migrationsTableName: 'vk_migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    // The driver would note the call stack of every statement, for an error that hardly ever comes: a twentieth of a worker's time.
    trace: false,
  };
}
