import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { checkDatabase } from '@voicekeep/plugin/nest';
import { AppModule } from './app.module';
import type { Environment } from './environment';
import { Draining } from './http/draining';
import { setUpHttp } from './http/set-up-http';
import { FirstAdministrator } from './identity/users/first-administrator';
import { IDENTITY_TABLES } from './identity/persistence';
import { createLogger } from './logging/create-logger';
import { NestLogger } from './logging/nest-logger';
import { TrialSeed } from './trial/trial-seed';

const KEEP_ALIVE_MS = 75_000;

/** Answers on `PORT`: REST API, webhooks, the admin and what operators look at. */
export async function startApi(environment: Environment): Promise<{ close(): Promise<void> }> {
  const { admin, port, host } = environment;
  const pino = createLogger(environment.logLevel);
  const logger = new NestLogger(pino);
  const app = await createApi(environment, logger, pino);
  await app.get(FirstAdministrator).ensure(admin, (line) => process.stdout.write(`${line}\n`));
  if (environment.trial) await app.get(TrialSeed, { strict: false }).sow();
  // Longer than clients and proxies keep a connection, so that none is closed under a request.
  const server: Server = app.getHttpServer();
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const draining = new Draining(server);
  await (host === undefined ? app.listen(port) : app.listen(port, host));
  logger.log(`Listening on port ${port}.`, 'Start');
  return {
    close: async () => {
      await draining.drain();
      await app.close();
    },
  };
}

/** The API put together but not listening yet. */
export async function createApi(
  environment: Environment,
  logger: NestLogger,
  pino: ReturnType<typeof createLogger>,
): Promise<NestExpressApplication> {
  await checkDatabase(environment.options, IDENTITY_TABLES);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(environment), {
    logger,
    abortOnError: false,
    bodyParser: false,
    forceCloseConnections: true,
  });
  setUpHttp(app, environment, pino);
  return app;
}
