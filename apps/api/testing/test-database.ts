import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { migrate } from '@voicekeep/plugin/nest';
import { IDENTITY_TABLES } from '../identity/persistence';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of its own on the server of `TEST_DATABASE_URL`, migrated unless told otherwise. */
export async function testDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL is missing.');
  const name = `vk_test_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const connection = await createConnection(server);
    await connection.query(sql);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  if (migrated) await migrate(address.href, IDENTITY_TABLES);
  return { url: address.href, drop: () => run(`DROP DATABASE ${name}`) };
}
