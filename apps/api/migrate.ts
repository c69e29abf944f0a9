import 'reflect-metadata';
import { migrate } from '@voicekeep/plugin/nest';
import { readDatabaseUrl } from './environment';
import { exitBecause } from './exit';
import { IDENTITY_TABLES } from './identity/persistence';

async function main(): Promise<void> {
  const ran = await migrate(readDatabaseUrl(), IDENTITY_TABLES);
  for (const name of ran) process.stdout.write(`${name}\n`);
  process.stdout.write(ran.length > 0 ? `${ran.length} migrations done.\n` : 'Nothing to migrate.\n');
}

main().catch(exitBecause);
