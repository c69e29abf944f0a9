import { randomBytes } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import type { Request } from 'express';
import { RoleRights, Rights, type Actor } from '@voicekeep/shared/access';
import { AuditTrail, type AuditEntry } from '@voicekeep/shared/audit';
import {
  BlindIndex,
  CellCipher,
  DataKeyRing,
  EnvelopeBlindIndex,
  EnvelopeCellCipher,
  MasterKeys,
} from '@voicekeep/shared/crypto';
import { ActorResolver } from '@voicekeep/shared/http';
import { Clock, VoicekeepOptions } from '@voicekeep/shared/kernel';
import { Database, TypeOrmDataKeyStore } from '@voicekeep/shared/persistence';
import { CallLogRecordings, CallLogs, WorkspaceRooms, type CallFacts } from '@voicekeep/call-logs/domain';
import { RecordingCriteria } from '@voicekeep/call-logs/persistence';
import { CallLogRemover, WorkspaceDeletion } from '@voicekeep/call-logs/workflow';
import { CallLogsModule } from '../call-logs.module';
import { FakeRecordingCriteria, FakeRecordings, FakeRooms } from './fake-recordings';
import { createTestDatabase } from './test-database';

class RememberedAudit extends AuditTrail {
  readonly entries: AuditEntry[] = [];
  override async append(entry: AuditEntry): Promise<void> {
    this.entries.push(entry);
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
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a spec looks into whatever came back
  readonly body: any;
}

/** The wing alone over a real MariaDB and HTTP, with stand-ins for recordings, audit and sign-in. */
export async function startCallLogsHost() {
  const { database, drop } = await createTestDatabase();
  const ring = new DataKeyRing(new TypeOrmDataKeyStore(database), new MasterKeys([randomBytes(32)]));
  const clock = { at: new Date('2026-03-01T12:00:00Z'), now: () => clock.at };
  const audit = new RememberedAudit();
  const recordings = new FakeRecordings();
  const rooms = new FakeRooms();
  const providers = [
    { provide: Database, useValue: database },
    { provide: DataKeyRing, useValue: ring },
    { provide: CellCipher, useValue: new EnvelopeCellCipher(ring) },
    { provide: BlindIndex, useValue: new EnvelopeBlindIndex(ring) },
    { provide: Clock, useValue: clock },
    { provide: Rights, useValue: new RoleRights() },
    { provide: ActorResolver, useValue: new HeaderActors() },
    { provide: AuditTrail, useValue: audit },
    { provide: VoicekeepOptions, useValue: { runWorkers: false } },
    { provide: CallLogRecordings, useValue: recordings },
    { provide: RecordingCriteria, useValue: new FakeRecordingCriteria() },
    { provide: WorkspaceRooms, useValue: rooms },
  ];
  @Global()
  @Module({ providers, exports: providers.map(({ provide }) => provide) })
  class Ground {}
  const compiled = await Test.createTestingModule({ imports: [Ground, CallLogsModule] }).compile();
  const app = compiled.createNestApplication<NestExpressApplication>({ logger: false });
  app.useBodyParser('json', { limit: '1mb' });
  await app.listen(0, '127.0.0.1');
  const base = await app.getUrl();

  return {
    ...{ database, clock, audit, recordings, rooms, ring },
    callLogs: app.get(CallLogs),
    remover: app.get(CallLogRemover),
    workspaceDeletion: app.get(WorkspaceDeletion),
    async call(method: string, path: string, body?: unknown, actor = 'admin@*'): Promise<Answer> {
      const response = await fetch(`${base}/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...(actor ? { 'x-actor': actor } : {}) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : null };
    },
    async stop(): Promise<void> {
      await app.close();
      await drop();
    },
  };
}

export type CallLogsHost = Awaited<ReturnType<typeof startCallLogsHost>>;

/** Facts of a made-up call; `n` tells calls apart and spaces them a minute. */
export function callFacts(n: number, more: Partial<CallFacts> = {}): CallFacts {
  return {
    callSid: `CA${n.toString(16).padStart(32, '0')}`,
    parentCallSid: null,
    from: '+14155550100',
    to: '+14155550199',
    direction: 'inbound',
    startedAt: new Date(Date.UTC(2026, 1, 1, 0, n)),
    durationSeconds: 60 + n,
    status: 'completed',
    answeredBy: null,
    callerName: null,
    ...more,
  };
}
