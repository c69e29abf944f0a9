import type { DataSourceOptions, EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm';
import { NoStatements, SilentConnections, STATEMENT_DEADLINE_MS } from './statement-deadline';

/** A name of our own, so that a host's default data source stays the host's. */
export const DATA_SOURCE_NAME = 'voicekeep';

interface Schema {
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** How long a statement may go without an answer; null for changes of the schema, which take what they take. */
  readonly statementMs?: number | null;
}

/** After so long without a word the system asks whether the other machine is still there: firewalls forget in silence. */
const KEEP_ALIVE_AFTER_MS = 10_000;

/** MariaDB (or MySQL) by URL; times in UTC, schema changes by migrations alone, every statement with a deadline. */
export function dataSourceOptions(databaseUrl: string, schema: Schema): DataSourceOptions {
  const { statementMs = STATEMENT_DEADLINE_MS } = schema;
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
    logger: new NoStatements(),
    ...(statementMs !== null && { maxQueryExecutionTime: statementMs, enableQueryTimeout: true }),
    subscribers: [SilentConnections],
    extra: { keepAliveInitialDelay: KEEP_ALIVE_AFTER_MS },
    // The driver would note the call stack of every statement, for an error that hardly ever comes: a twentieth of a worker's time.
    trace: false,
  };
}
