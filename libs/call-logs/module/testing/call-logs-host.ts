import {
  AgedRecordings,
  AgreedTime,
  CallLogRecordings,
  CallLogs,
  RecordingDownloads,
  RetentionRuns,
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
import { CallLogRemover, RetentionRunner, WorkspaceDeletion } from '@voicekeep/call-logs/workflow';
import { ObservedSkew, SkewWatch } from '@voicekeep/shared/kernel';
import { createWingDatabase, startWingHost } from '@voicekeep/shared/testing';
import { CallLogsModule } from '../call-logs.module';
import { writeCalls, type SeededCall } from '../../../../bench/call-logs/many-calls';
import { FakeAgedRecordings } from './fake-aged-recordings';
import { FakeDownloads, FakeRecordingCriteria, FakeRecordings, FakeRooms } from './fake-recordings';

/** The wing alone over a real MariaDB and HTTP, with stand-ins for recordings, audit and sign-in. */
export async function startCallLogsHost() {
  const clock = { at: new Date('2026-03-01T12:00:00Z'), now: () => clock.at };
  const recordings = new FakeRecordings();
  const agedRecordings = new FakeAgedRecordings();
  const time = { isWrong: false, now: async () => (time.isWrong ? null : clock.at) };
  const downloads = new FakeDownloads();
  const rooms = new FakeRooms();
  const host = await startWingHost({
    module: CallLogsModule,
    database: await createWingDatabase(CALL_LOG_ENTITIES, CALL_LOG_MIGRATIONS),
    options: { runWorkers: false },
    clock,
    providers: [
      { provide: CallLogRecordings, useValue: recordings },
      { provide: AgedRecordings, useValue: agedRecordings },
      { provide: SkewWatch, useValue: new ObservedSkew(clock, () => undefined) },
      { provide: RecordingDownloads, useValue: downloads },
      { provide: RecordingCriteria, useValue: new FakeRecordingCriteria() },
      { provide: WorkspaceRooms, useValue: rooms },
    ],
    // The database's clock is the machine's, and ours is not.
    instead: [{ of: AgreedTime, use: time }],
  });
  return {
    ...{ ...host, clock, recordings, agedRecordings, downloads, time, rooms },
    callLogs: host.app.get(CallLogs),
    remover: host.app.get(CallLogRemover),
    writeCalls: (workspaceId: string, calls: readonly SeededCall[]) =>
      writeCalls({ database: host.database, cells: host.app.get(CallLogCells), workspaceId }, calls),
    numberSearch: host.app.get(NumberSearchPass),
    retention: host.app.get(RetentionRunner),
    retentionRuns: host.app.get(RetentionRuns),
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
    ...{ callerName: null, price: null, priceUnit: null },
    ...more,
  };
}
