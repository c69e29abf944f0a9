import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { variable } from './variable';

export interface OwnDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** An empty database on the private server of this run. */
export async function createOwnDatabase(): Promise<OwnDatabase> {
  const server = variable('TEST_DATABASE_URL');
  const name = `vk_bench_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const connection = await createConnection(server);
    await connection.query(sql);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`DROP DATABASE ${name}`) };
}
