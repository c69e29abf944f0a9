import 'reflect-metadata';
import { migrate } from '@voicekeep/plugin/nest';
import { createHost } from './create-host';
import { readSettings } from './settings';

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  await migrate(settings.databaseUrl);
  const app = await createHost(settings);
  app.enableShutdownHooks();
  await app.listen(settings.port, '127.0.0.1');
  process.stdout.write(`The host listens on ${settings.publicUrl}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
