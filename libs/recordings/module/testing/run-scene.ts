import { randomBytes } from 'node:crypto';
import { newId } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import type { StoragePolicy } from '@voicekeep/storage/domain';
import type { RecordingSource, SourceRecording } from '@voicekeep/telephony/domain';
import { DataKeyRing, EnvelopeBlindIndex, EnvelopeCellCipher, MasterKeys } from '@voicekeep/shared/crypto';
import { TypeOrmDataKeyStore } from '@voicekeep/shared/persistence';
import { InMemoryRecordingSource } from '@voicekeep/telephony/testing';
import type { RecordingState } from '@voicekeep/shared/contracts';
import type { CrashPoint } from '@voicekeep/recordings/domain';
import {
  SqlHistoryBooks,
  SqlMigrationRuns,
  SqlRunItems,
  SqlRunViews,
  SqlSourceDeletions,
  SqlTombstones,
  TypeOrmRecordings,
} from '@voicekeep/recordings/persistence';
import {
  CallFactsCollector,
  CopyRun,
  HistoryReader,
  MigrationPreviewer,
  MigrationRunner,
  MigrationSteering,
  MoveRun,
  RecordingRegister,
  TwilioDeletionRun,
} from '@voicekeep/recordings/workflow';
import { holdsOn } from './holds-on';
import { CallList } from './call-list';
import { noBuckets } from './no-buckets';
import { storagePolicy } from './storage-policy';

const hex = (): string => randomBytes(16).toString('hex');

/** An account in memory with a history, a workspace of its own, and the real books and runs over them. */
export async function setRunScene(
  database: Database,
  change: Partial<StoragePolicy> = {},
  elsewhere: RecordingSource | null = null,
) {
  const workspaceId = newId();
  const clock = { at: new Date('2026-03-10T12:00:00Z'), now: () => clock.at };
  const pass = (ms: number): void => void (clock.at = new Date(clock.at.getTime() + ms));
  const ring = new DataKeyRing(new TypeOrmDataKeyStore(database), new MasterKeys([Buffer.alloc(32, 1)]));
  const index = new EnvelopeBlindIndex(ring);
  const account = new (class extends InMemoryRecordingSource {
    pageSize = 1000;
    beforePage: () => Promise<void> = () => Promise.resolve();
    override async recordings(window: Parameters<InMemoryRecordingSource['recordings']>[0]) {
      await this.beforePage();
      return super.recordings({ ...window, pageSize: this.pageSize });
    }
  })(`AC${hex()}`);
  const policy = storagePolicy(change);
  const callLogs = new CallList();
  const storage = { policy: async () => ({ ...policy }), wasEnabledAt: async () => true };
  const sources = { open: async (): Promise<RecordingSource> => elsewhere ?? account };
  const recordings = new TypeOrmRecordings(database, new EnvelopeCellCipher(ring), clock);
  const tombstones = new SqlTombstones(database, index);
  const bell = { copy: () => undefined, cleanUp: () => undefined, audible: false };
  const register = new RecordingRegister({ recordings, tombstones, callLogs, storage, bell, clock });
  const crash = { at: (_: CrashPoint): void => undefined, reach: (point: CrashPoint) => crash.at(point) };
  const [runs, views] = [new SqlMigrationRuns(database), new SqlRunViews(database)];
  const deletions = new SqlSourceDeletions(database, clock);
  const held = new Set<string>();
  const ground = { runs, items: new SqlRunItems(database), transactions: database, clock };
  const history = new HistoryReader(register, new CallFactsCollector(callLogs));
  const works = {
    copy: new CopyRun({ ...ground, recordings, register, history, sources, crash }),
    delete_twilio_copies: new TwilioDeletionRun({
      ...{ ...ground, recordings, register, deletions, holds: holdsOn(held) },
    }),
    move_copies: new MoveRun({ ...ground, recordings, ...noBuckets }),
  };
  const living = new Set([workspaceId]);
  const workspaces = { exists: async (id: string) => living.has(id), ids: async () => [...living] };
  const runner = (): MigrationRunner => new MigrationRunner({ ...ground, works, storage, workspaces });
  const steering = new MigrationSteering({ ...ground, works, storage, sources, views });
  const previewer = new MigrationPreviewer({ books: new SqlHistoryBooks(database, index), storage, sources });

  /** A finished recording at the account, the youngest made last. */
  const record = (change: Partial<SourceRecording> = {}, from = '+14155550100'): string => {
    const callSid = `CA${hex()}`;
    const createdAt = change.createdAt ?? new Date(clock.at.getTime() - 86_400_000);
    const recording: SourceRecording = {
      ...{ recordingSid: `RE${hex()}`, accountSid: account.accountSid, callSid, status: 'completed' },
      ...{ source: 'DialVerb', channels: 2, durationSeconds: 60, startedAt: createdAt, createdAt },
      ...{ errorCode: null, encryptionDetails: null },
      ...change,
    };
    const call = {
      ...{ callSid, parentCallSid: null, from, to: '+14155550101', direction: 'inbound' as const },
      ...{ startedAt: createdAt, durationSeconds: 61, status: 'completed', answeredBy: null },
      ...{ callerName: null, forwardedFrom: null, price: null, priceUnit: null },
    };
    account.add({ recording, call, media: Buffer.alloc(10) });
    return recording.recordingSid;
  };
  const record$ = (count: number): string[] => Array.from({ length: count }, () => record());
  const order = { from: null, to: null, limit: null, keepTwilioCopies: false };
  const view = (id: string) => views.view(workspaceId, id, clock.now());
  const advance = async (id: string): Promise<void> => {
    pass(1001);
    await runner().advance(workspaceId, id);
  };
  const states = async (): Promise<Record<string, number>> => {
    const rows: { state: RecordingState; n: string }[] = await database.query(
      'SELECT state, COUNT(*) AS n FROM vk_recordings WHERE workspace_id = ? GROUP BY state',
      [workspaceId],
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
  };
  /** Copies what is queued, as workers would: verified, or failed for good. */
  const work = async (count: number, to: 'stored' | 'failed' = 'stored'): Promise<void> => {
    const { items } = await recordings.page(workspaceId, { states: ['queued'] }, { limit: count });
    for (const { id } of items)
      await database.run(async () => {
        await database.query(
          `UPDATE vk_recordings SET state = ?, bytes = 1000, stored_at = ?, next_attempt_at = NULL,
             last_error_code = ? WHERE workspace_id = ? AND id = ?`,
          [to, clock.now(), to === 'failed' ? 'source.truncated' : null, workspaceId, id],
        );
        await runs.settle({ workspaceId, id }, clock.now());
      });
  };
  return {
    ...{ workspaceId, clock, pass, account, policy, recordings, tombstones, register, crash, runs, views },
    ...{ deletions, held, living, runner, steering, previewer, record, records: record$, order, view },
    ...{ advance, states, work, database, callLogs },
  };
}
