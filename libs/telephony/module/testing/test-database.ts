import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { DataKeyEntity, dataSourceOptions, SharedTables1700000000000 } from '@voicekeep/shared/persistence';
import { TELEPHONY_ENTITIES, TELEPHONY_MIGRATIONS } from '@voicekeep/telephony/persistence';

/** A database of its own on the server of `TEST_DATABASE_URL`, migrated for this wing. */
export async function newTestDatabase(): Promise<{ source: DataSource; drop: () => Promise<void> }> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL is not set');
  const name = `vk_test_${randomBytes(6).toString('hex')}`;
  const root = await new DataSource({ type: 'mariadb', url: server }).initialize();
  await root.query(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const source = await new DataSource(
    dataSourceOptions(url.href, {
      entities: [DataKeyEntity, ...TELEPHONY_ENTITIES],
      migrations: [SharedTables1700000000000, ...TELEPHONY_MIGRATIONS],
    }),
  ).initialize();
  await source.runMigrations();
  return {
    source,
    drop: async () => {
      await source.destroy();
      await root.query(`DROP DATABASE ${name}`);
      await root.destroy();
    },
  };
}
