import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import {
  Database,
  DataKeyEntity,
  dataSourceOptions,
  SharedTables1700000000000,
} from '@voicekeep/shared/persistence';
import { RECORDINGS_ENTITIES, RECORDINGS_MIGRATIONS } from '@voicekeep/recordings/persistence';

export interface TestDatabase {
  readonly url: URL;
  readonly database: Database;
  drop(): Promise<void>;
}

/** A database of its own on the server of `TEST_DATABASE_URL`, migrated for this wing. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL is not set');
  const name = `vk_test_${randomBytes(6).toString('hex')}`;
  const admin = await new DataSource({ type: 'mariadb', url: server }).initialize();
  await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const source = await new DataSource(
    dataSourceOptions(url.href, {
      entities: [DataKeyEntity, ...RECORDINGS_ENTITIES],
      migrations: [SharedTables1700000000000, ...RECORDINGS_MIGRATIONS],
    }),
  ).initialize();
  await source.runMigrations();
  return {
    url,
    database: new Database(source),
    drop: async () => {
      await source.destroy();
      await admin.query(`DROP DATABASE ${name}`);
      await admin.destroy();
    },
  };
}
