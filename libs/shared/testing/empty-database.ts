import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { requiredVariable } from './required-variable';

export interface EmptyDatabase {
  readonly url: URL;
  drop(): Promise<void>;
}

/** A database of its own on the server of `TEST_DATABASE_URL`, without a table. */
export async function createEmptyDatabase(): Promise<EmptyDatabase> {
  const server = requiredVariable('TEST_DATABASE_URL');
  const name = `vk_test_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const connection = await createConnection(server);
    await connection.query(sql);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url, drop: () => run(`DROP DATABASE ${name}`) };
}
