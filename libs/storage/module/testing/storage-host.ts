import { randomBytes } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import type { Request } from 'express';
import { RoleRights, Rights, type Actor } from '@voicekeep/shared/access';
import { AuditTrail } from '@voicekeep/shared/audit';
import { CellCipher, DataKeyRing, EnvelopeCellCipher, MasterKeys } from '@voicekeep/shared/crypto';
import { ActorResolver } from '@voicekeep/shared/http';
import { Clock, systemClock, VoicekeepOptions } from '@voicekeep/shared/kernel';
import { Database, TypeOrmDataKeyStore } from '@voicekeep/shared/persistence';
import { StorageModule } from '../storage.module';
import { CollectedAudit } from './storage-fixture';
import { newTestDatabase } from './test-database';

/** Reads the caller from `x-actor: <role>@<workspace or *>`; none without. */
class HeaderActors extends ActorResolver {
  override async resolve(request: Request): Promise<Actor | null> {
    const [role, workspaceId] = String(request.headers['x-actor'] ?? '').split('@');
    if ((role !== 'admin' && role !== 'member') || !workspaceId) return null;
    return { kind: 'user', id: 'u1', displayName: 'U', grants: [{ workspaceId, role }] };
  }
}

/** The wing alone over a real MariaDB and HTTP. */
export async function startStorageHost() {
  const { source, drop } = await newTestDatabase();
  const database = new Database(source);
  const ring = new DataKeyRing(new TypeOrmDataKeyStore(database), new MasterKeys([randomBytes(32)]));
  const audit = new CollectedAudit();
  const options = {
    publicUrl: 'http://127.0.0.1:3000',
    dashboardOrigins: [],
    s3AllowedEndpoints: ['127.0.0.0/8', 'localhost'],
    storageSuggestion: null,
  };
  const providers = [
    { provide: Database, useValue: database },
    { provide: CellCipher, useValue: new EnvelopeCellCipher(ring) },
    { provide: Clock, useValue: systemClock },
    { provide: Rights, useValue: new RoleRights() },
    { provide: ActorResolver, useValue: new HeaderActors() },
    { provide: AuditTrail, useValue: audit },
    { provide: VoicekeepOptions, useValue: options },
  ];
  @Global()
  @Module({ providers, exports: providers.map(({ provide }) => provide) })
  class Ground {}
  const compiled = await Test.createTestingModule({ imports: [Ground, StorageModule] }).compile();
  const app = compiled.createNestApplication<NestExpressApplication>({ logger: false });
  await app.listen(0, '127.0.0.1');
  const base = await app.getUrl();
  return {
    app,
    audit,
    async call(method: string, path: string, body?: unknown, actor = 'admin@*') {
      const response = await fetch(`${base}/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json', 'x-actor': actor },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer: Record<string, unknown> = JSON.parse(await response.text());
      return { status: response.status, body: answer };
    },
    async stop(): Promise<void> {
      await app.close();
      await drop();
    },
  };
}
