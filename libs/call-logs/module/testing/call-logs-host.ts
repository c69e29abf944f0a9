import {
  CallLogRecordings,
  CallLogs,
  RecordingDownloads,
  WorkspaceRooms,
  type CallFacts,
} from '@voicekeep/call-logs/domain';
import {
  CALL_LOG_ENTITIES,
  CALL_LOG_MIGRATIONS,
  CallLogCells,
  NumberSearchPass,
  RecordingCriteria,
} from '@voicekeep/call-logs/persistence';
import { CallLogRemover, WorkspaceDeletion } from '@voicekeep/call-logs/workflow';
import { createWingDatabase, startWingHost } from '@voicekeep/shared/testing';
import { CallLogsModule } from '../call-logs.module';
import { writeCalls, type SeededCall } from '../../../../bench/call-logs/many-calls';
import { FakeDownloads, FakeRecordingCriteria, FakeRecordings, FakeRooms } from './fake-recordings';

/** The wing alone over a real MariaDB and HTTP, with stand-ins for recordings, audit and sign-in. */
export async function startCallLogsHost() {
  const clock = { at: new Date('2026-03-01T12:00:00Z'), now: () => clock.at };
  const recordings = new FakeRecordings();
  const downloads = new FakeDownloads();
  const rooms = new FakeRooms();
  const host = await startWingHost({
    module: CallLogsModule,
    database: await createWingDatabase(CALL_LOG_ENTITIES, CALL_LOG_MIGRATIONS),
    options: { runWorkers: false },
    clock,
    providers: [
      { provide: CallLogRecordings, useValue: recordings },
      { provide: RecordingDownloads, useValue: downloads },
      { provide: RecordingCriteria, useValue: new FakeRecordingCriteria() },
      { provide: WorkspaceRooms, useValue: rooms },
    ],
  });
  return {
    ...{ ...host, clock, recordings, downloads, rooms },
    callLogs: host.app.get(CallLogs),
    remover: host.app.get(CallLogRemover),
    writeCalls: (workspaceId: string, calls: readonly SeededCall[]) =>
      writeCalls({ database: host.database, cells: host.app.get(CallLogCells), workspaceId }, calls),
    numberSearch: host.app.get(NumberSearchPass),
    workspaceDeletion: host.app.get(WorkspaceDeletion),
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
