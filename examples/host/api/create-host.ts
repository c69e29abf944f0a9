import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { setUpVoicekeepDocs } from '@voicekeep/plugin/nest';
import { AppModule } from './app.module';
import { serveWeb } from './serve-web';
import type { Settings } from './settings';

/** The dashboard put together but not listening yet. */
export async function createHost(settings: Settings): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(settings), {
    logger: ['error', 'warn'],
    // Twilio signs the bytes it sends.
    rawBody: true,
    forceCloseConnections: true,
  });
  // Ten thousand ids to delete are more than the 100 kB that Nest reads by default.
  app.useBodyParser('json', { limit: '1mb' });
  serveWeb(app);
  setUpVoicekeepDocs(app);
  return app;
}
