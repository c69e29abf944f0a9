import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ActorResolver, migrate, VoicekeepModule, type Actor } from '@voicekeep/plugin/nest';
import { systemActor } from '@voicekeep/shared/access';
import { BlindIndex, CellCipher } from '@voicekeep/shared/crypto';
import { Database } from '@voicekeep/shared/persistence';
import { CallLogCells } from '@voicekeep/call-logs/persistence';
import { createOwnDatabase } from '../product/own-database';
import { variable } from '../product/variable';

/** Everybody is the product itself: what is measured is the list, not the sign-in. */
class Anybody extends ActorResolver {
  override resolve(): Promise<Actor> {
    return Promise.resolve(systemActor);
  }
}

export interface BenchHost {
  readonly base: string;
  readonly database: Database;
  readonly cells: CallLogCells;
  stop(): Promise<void>;
}

/** The whole plug-in, without workers, over a database of its own. */
export async function startBenchHost(): Promise<BenchHost> {
  const own = await createOwnDatabase();
  await migrate(own.url);
  const options = {
    ...{ databaseUrl: own.url, redisUrl: variable('TEST_REDIS_URL'), publicUrl: 'http://127.0.0.1' },
    ...{ dashboardOrigins: [], twilioApiUrl: 'http://127.0.0.1:9', s3AllowedEndpoints: [] },
    ...{ masterKeys: [randomBytes(32)], runWorkers: false, workerConcurrency: 1 },
    ...{ spoolDirectory: tmpdir(), spoolQuotaBytes: 2 ** 30, storageSuggestion: null },
  };
  const app = await NestFactory.create<NestExpressApplication>(
    VoicekeepModule.forRootAsync({ useFactory: () => options, actorResolver: Anybody }),
    { logger: false },
  );
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}/api/v1`,
    database: app.get(Database, { strict: false }),
    cells: new CallLogCells(app.get(CellCipher, { strict: false }), app.get(BlindIndex, { strict: false })),
    stop: async () => {
      await app.close();
      await own.drop();
    },
  };
}
