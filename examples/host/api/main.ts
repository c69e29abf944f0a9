import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { migrate, setUpVoicekeepDocs } from '@voicekeep/plugin/nest';
import { AppModule } from './app.module';
import { readSettings } from './settings';
import { serveWeb } from './serve-web';

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  await migrate(settings.databaseUrl);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(settings), {
    logger: ['error', 'warn'],
    // Twilio signs the bytes it sends.
    rawBody: true,
    forceCloseConnections: true,
  });
  serveWeb(app);
  setUpVoicekeepDocs(app);
  app.enableShutdownHooks();
  await app.listen(settings.port, '127.0.0.1');
  process.stdout.write(`The host listens on ${settings.publicUrl}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
