import { setPriority } from 'node:os';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { checkDatabase } from '@voicekeep/plugin/nest';
import { AppModule } from './app.module';
import type { Environment } from './environment';
import { IDENTITY_TABLES } from './identity/persistence';
import { createLogger } from './logging/create-logger';
import { NestLogger } from './logging/nest-logger';

/** Where both run on one machine, a webhook is answered before a copy goes on. */
const BEHIND_THE_API = 5;

/** Copies and deletes recordings; listens nowhere. */
export async function startWorker(environment: Environment): Promise<INestApplicationContext> {
  setPriority(BEHIND_THE_API);
  const logger = new NestLogger(createLogger(environment.logLevel));
  await checkDatabase(environment.options, IDENTITY_TABLES);
  const app = await NestFactory.createApplicationContext(AppModule.with(environment), {
    logger,
    abortOnError: false,
  });
  logger.log('The worker is running.', 'Start');
  return app;
}
