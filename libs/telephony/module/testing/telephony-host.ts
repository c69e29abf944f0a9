import { randomBytes } from 'node:crypto';
import { Global, Module, type NestApplicationOptions } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import type { Request } from 'express';
import { RoleRights, Rights, type Actor } from '@voicekeep/shared/access';
import { AuditTrail, type AuditEntry } from '@voicekeep/shared/audit';
import { CellCipher, DataKeyRing, EnvelopeCellCipher, MasterKeys } from '@voicekeep/shared/crypto';
import { ActorResolver } from '@voicekeep/shared/http';
import { Clock, VoicekeepOptions } from '@voicekeep/shared/kernel';
import { Database, TypeOrmDataKeyStore } from '@voicekeep/shared/persistence';
import { TelephonyEvents, type TelephonyEvent } from '@voicekeep/telephony/domain';
import { TelephonyModule } from '../telephony.module';
import { newTestDatabase } from './test-database';

/** Not where the specs really call: signatures must follow it, not the request. */
export const PUBLIC_URL = 'https://calls.example.com';

class CollectedAudit extends AuditTrail {
  readonly entries: AuditEntry[] = [];
  override async append(entry: AuditEntry): Promise<void> {
    this.entries.push(entry);
  }
}

class RecordedEvents extends TelephonyEvents {
  readonly events: TelephonyEvent[] = [];
  override async accept(event: TelephonyEvent): Promise<void> {
    this.events.push(event);
  }
}

/** Reads the caller from `x-actor: <role>@<workspace or *>`; none without. */
class HeaderActors extends ActorResolver {
  override async resolve(request: Request): Promise<Actor | null> {
    const [role, workspaceId] = String(request.headers['x-actor'] ?? '').split('@');
    if ((role !== 'admin' && role !== 'member') || !workspaceId) return null;
    return { kind: 'user', id: 'u1', displayName: 'U', grants: [{ workspaceId, role }] };
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a spec looks into whatever came back
  readonly body: any;
}

/**
 * The wing alone over a real MariaDB and HTTP, with stand-ins for audit, sign-in and whoever listens to events.
 * @param application how the host reads bodies; without a parser of its own it still reads JSON
 */
export async function startTelephonyHost(
  application: Pick<NestApplicationOptions, 'bodyParser' | 'rawBody'> = { bodyParser: false },
  twilioApiUrl = 'http://127.0.0.1:9',
) {
  const { source, drop } = await newTestDatabase();
  const database = new Database(source);
  const ring = new DataKeyRing(new TypeOrmDataKeyStore(database), new MasterKeys([randomBytes(32)]));
  const clock = { at: new Date('2026-03-01T12:00:00Z'), now: () => clock.at };
  const audit = new CollectedAudit();
  const telephony = new RecordedEvents();
  const providers = [
    { provide: Database, useValue: database },
    { provide: CellCipher, useValue: new EnvelopeCellCipher(ring) },
    { provide: Clock, useValue: clock },
    { provide: Rights, useValue: new RoleRights() },
    { provide: ActorResolver, useValue: new HeaderActors() },
    { provide: AuditTrail, useValue: audit },
    { provide: TelephonyEvents, useValue: telephony },
    { provide: VoicekeepOptions, useValue: { publicUrl: PUBLIC_URL, twilioApiUrl } },
  ];
  @Global()
  @Module({ providers, exports: providers.map(({ provide }) => provide) })
  class Ground {}
  const compiled = await Test.createTestingModule({ imports: [Ground, TelephonyModule] }).compile();
  const app = compiled.createNestApplication<NestExpressApplication>({ logger: false, ...application });
  if (application.bodyParser === false) app.useBodyParser('json');
  await app.listen(0, '127.0.0.1');
  const base = await app.getUrl();
  return {
    ...{ app, source, clock, audit, base },
    events: telephony.events,
    async call(method: string, path: string, body?: unknown, actor = 'admin@*'): Promise<Answer> {
      const response = await fetch(`${base}/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json', 'x-actor': actor },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return answerOf(response);
    },
    async stop(): Promise<void> {
      await app.close();
      await drop();
    },
  };
}

export type TelephonyHost = Awaited<ReturnType<typeof startTelephonyHost>>;

export async function answerOf(response: Response): Promise<Answer> {
  const { status, headers } = response;
  const text = await response.text();
  return { status, headers, body: text ? JSON.parse(text) : null };
}
