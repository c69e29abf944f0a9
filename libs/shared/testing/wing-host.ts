import { randomBytes } from 'node:crypto';
import {
  Global,
  Module,
  type Abstract,
  type NestApplicationOptions,
  type Provider,
  type Type,
} from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { Rights, RoleRights } from '@voicekeep/shared/access';
import { AuditTrail } from '@voicekeep/shared/audit';
import {
  BlindIndex,
  CellCipher,
  DataKeyRing,
  EnvelopeBlindIndex,
  EnvelopeCellCipher,
  MasterKeys,
} from '@voicekeep/shared/crypto';
import { ActorResolver } from '@voicekeep/shared/http';
import { Clock, systemClock, VoicekeepOptions } from '@voicekeep/shared/kernel';
import { Database, TypeOrmDataKeyStore } from '@voicekeep/shared/persistence';
import { CollectedAudit } from './collected-audit';
import { HeaderActors } from './header-actors';
import { jsonAnswer, type JsonAnswer, type JsonObject } from './json-answer';
import type { WingDatabase } from './wing-database';

export interface WingHostOptions {
  readonly module: Type;
  readonly database: WingDatabase;
  readonly options: Partial<VoicekeepOptions>;
  /** What the wing needs of other wings. */
  readonly providers?: readonly Exclude<Provider, Type>[];
  /** What the wing brings itself and a spec puts its own in the place of. */
  readonly instead?: readonly { readonly of: Abstract<unknown>; readonly use: unknown }[];
  readonly clock?: Clock;
  readonly application?: Pick<NestApplicationOptions, 'bodyParser' | 'rawBody'>;
}

/** One wing alone over a real MariaDB and HTTP, with stand-ins for audit and sign-in. */
export async function startWingHost({
  module,
  database,
  options,
  providers = [],
  instead = [],
  clock = systemClock,
  application,
}: WingHostOptions) {
  const ring = new DataKeyRing(new TypeOrmDataKeyStore(database.database), new MasterKeys([randomBytes(32)]));
  const audit = new CollectedAudit();
  const ground: Exclude<Provider, Type>[] = [
    { provide: Database, useValue: database.database },
    { provide: DataKeyRing, useValue: ring },
    { provide: CellCipher, useValue: new EnvelopeCellCipher(ring) },
    { provide: BlindIndex, useValue: new EnvelopeBlindIndex(ring) },
    { provide: Clock, useValue: clock },
    { provide: Rights, useValue: new RoleRights() },
    { provide: ActorResolver, useValue: new HeaderActors() },
    { provide: AuditTrail, useValue: audit },
    { provide: VoicekeepOptions, useValue: options },
    ...providers,
  ];
  @Global()
  @Module({ providers: ground, exports: ground.map(({ provide }) => provide) })
  class Ground {}
  const building = Test.createTestingModule({ imports: [Ground, module] });
  for (const { of, use } of instead) building.overrideProvider(of).useValue(use);
  const compiled = await building.compile();
  const app = compiled.createNestApplication<NestExpressApplication>({ logger: false, ...application });
  app.useBodyParser('json', { limit: '1mb' });
  await app.listen(0, '127.0.0.1');
  const base = await app.getUrl();
  return {
    ...{ app, base, audit, ring, database: database.database },
    async call<T = JsonObject>(
      method: string,
      path: string,
      body?: unknown,
      actor = 'admin@*',
    ): Promise<JsonAnswer<T>> {
      const response = await fetch(`${base}/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...(actor ? { 'x-actor': actor } : {}) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(20_000),
      });
      return jsonAnswer<T>(response);
    },
    async stop(): Promise<void> {
      await app.close();
      await database.drop();
    },
  };
}

export type WingHost = Awaited<ReturnType<typeof startWingHost>>;
