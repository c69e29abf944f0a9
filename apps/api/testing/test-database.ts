import { migrate } from '@voicekeep/plugin/nest';
import { createEmptyDatabase } from '@voicekeep/shared/testing';
import { IDENTITY_TABLES } from '../identity/persistence';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of its own on the server of `TEST_DATABASE_URL`, migrated unless told otherwise. */
export async function testDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const { url, drop } = await createEmptyDatabase();
  if (migrated) await migrate(url.href, IDENTITY_TABLES);
  return { url: url.href, drop };
}
