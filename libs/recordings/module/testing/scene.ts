import { randomBytes } from 'node:crypto';
import { DataKeyRing, EnvelopeBlindIndex, EnvelopeCellCipher, MasterKeys } from '@voicekeep/shared/crypto';
import { errors } from '@voicekeep/shared/errors';
import { newId, ObservedSkew } from '@voicekeep/shared/kernel';
import { TypeOrmDataKeyStore, type Database } from '@voicekeep/shared/persistence';
import type { StoragePolicy } from '@voicekeep/storage/domain';
import { InMemoryObjectStore } from '@voicekeep/storage/testing';
import type { CrashPoint, Recording } from '@voicekeep/recordings/domain';
import {
  SqlArchiveBook,
  SqlCopyAttempts,
  SqlFateCensus,
  SqlMigrationRuns,
  SqlObjectDeletions,
  SqlPeaksShelf,
  SqlRunItems,
  SqlRunViews,
  SqlSourceDeletions,
  SqlTombstones,
  TypeOrmRecordings,
} from '@voicekeep/recordings/persistence';
import {
  CallFactsCollector,
  CopyRun,
  CopyVerifier,
  HistoryReader,
  MediaDesk,
  MigrationRunner,
  MigrationSteering,
  MoveRun,
  ObjectRemover,
  PlaybackDesk,
  RecordingArchiver,
  RecordingDesk,
  RecordingFetcher,
  RecordingRegister,
  SourcePurger,
  TwilioDeletionRun,
  Traffic,
} from '@voicekeep/recordings/workflow';
import { holdsOn } from './holds-on';
import { OneRecording, seen } from './one-recording';
import { CallList } from './call-list';
import { noBuckets } from './no-buckets';
import { storagePolicy } from './storage-policy';

export const workspaceId = newId();
export const locationId = newId();

/** One recording at a source and a bucket in memory, on its way through the real books and workflows. */
export async function setScene(database: Database, change: Partial<StoragePolicy> = {}) {
  const clock = { at: new Date('2026-03-01T12:00:00Z'), now: () => clock.at };
  const pass = (ms: number): void => void (clock.at = new Date(clock.at.getTime() + ms));
  const ring = new DataKeyRing(new TypeOrmDataKeyStore(database), new MasterKeys([Buffer.alloc(32, 1)]));
  const recordings = new TypeOrmRecordings(database, new EnvelopeCellCipher(ring), clock);
  const source = new OneRecording();
  const store = new InMemoryObjectStore();
  const policy = storagePolicy({ locationId, ...change });
  const location = {
    ...{ id: locationId, workspaceId, bucket: 'b', region: 'r', endpoint: null, prefix: 'p' },
    ...{ enforcesSha256: false, state: 'active' as const },
  };
  const paused: string[] = [];
  const reached: CrashPoint[] = [];
  const crash = { reach: (point: CrashPoint) => void reached.push(point) };
  const stores = {
    open: async () => ({ location, store }),
    openCurrent: async () => ({ location, store }),
    pause: async (_w: string, _l: string, code: string) => void paused.push(code),
  };
  const storage = { policy: async () => policy, wasEnabledAt: async () => true };
  const sources = { open: async () => source };
  const callLogs = new CallList();
  const bell = { copy: () => undefined, cleanUp: () => undefined, audible: false };
  const tombstones = new SqlTombstones(database, new EnvelopeBlindIndex(ring));
  const register = new RecordingRegister({ recordings, tombstones, callLogs, storage, bell, clock });
  const attempts = new SqlCopyAttempts(database);
  const objectDeletions = new SqlObjectDeletions(database, clock);
  const sourceDeletions = new SqlSourceDeletions(database, clock);
  const full = errors.unavailable('disk.full', 'There is no disk here.', { retryable: true });
  const refuse = () => Promise.reject(full);
  const spool = { open: refuse, wipe: () => Promise.resolve(), use: refuse };
  const runs = new SqlMigrationRuns(database);
  const views = new SqlRunViews(database);
  const runGround = { runs, items: new SqlRunItems(database), transactions: database, clock };
  const history = new HistoryReader(register, new CallFactsCollector(callLogs));
  const held = new Set<string>();
  const holds = holdsOn(held);
  const works = {
    copy: new CopyRun({ ...runGround, recordings, register, history, sources, crash }),
    delete_twilio_copies: new TwilioDeletionRun({
      ...{ ...runGround, recordings, register, deletions: sourceDeletions, holds },
    }),
    move_copies: new MoveRun({ ...runGround, recordings, ...noBuckets }),
  };
  const workspaces = { exists: async () => true, ids: async () => [workspaceId] };
  const runner = new MigrationRunner({ ...runGround, works, storage, workspaces });
  const steering = new MigrationSteering({ ...runGround, works, storage, sources, views });
  const traffic = new Traffic(8, () => clock.at.getTime());
  const skew = new ObservedSkew(
    clock,
    () => undefined,
    () => clock.at.getTime(),
  );
  const archiverOf = (owner: string): RecordingArchiver =>
    new RecordingArchiver({
      ...{ traffic, skew },
      ...{
        owner,
        recordings,
        attempts,
        objectDeletions,
        sourceDeletions,
        storage,
        stores,
        sources,
      },
      ...{
        runs,
        peaks: new SqlPeaksShelf(database),
        register,
        bell,
        clock,
      },
      workspaces,
      ...{ fetcher: new RecordingFetcher(spool), verifier: new CopyVerifier(), transactions: database },
      crash,
    });
  const archiver = (): RecordingArchiver => archiverOf(newId());
  const purger = new SourcePurger({
    ...{ owner: newId(), traffic, skew },
    ...{
      deletions: sourceDeletions,
      recordings,
      runs,
      storage,
      stores,
      sources,
      bell,
      clock,
      crash,
    },
    ...{ verifier: new CopyVerifier(), transactions: database },
  });
  const remover = new ObjectRemover({
    ...{ owner: newId(), traffic, deletions: objectDeletions, attempts, recordings, stores, clock, crash },
    ...{ workspaces, storage, verifier: new CopyVerifier() },
  });
  const audit = { append: async () => undefined };
  const index = new EnvelopeBlindIndex(ring);
  const desks = {
    archive: new SqlArchiveBook(database),
    ...{ recordings, storage, stores, sources, sourceDeletions },
    ...{ audit, index, bell, clock },
  };
  const player = new PlaybackDesk({ ...desks, transactions: database, publicUrl: 'https://here.example' });
  const media = new MediaDesk(player, stores, sources);
  const desk = new RecordingDesk({ ...desks, peaks: new SqlPeaksShelf(database) });
  const sid = `RE${randomBytes(16).toString('hex')}`;
  const entered = await register.enter(workspaceId, seen(sid), clock.now());
  if (!entered) throw new Error('The recording was not entered.');
  const ref = { workspaceId, id: entered.id };
  const now = async (): Promise<Recording> => present(await recordings.find(ref));
  const keys = async (): Promise<string[]> => (await store.list('')).keys.map(({ key }) => key);
  return {
    ...{
      clock,
      pass,
      recordings,
      source,
      store,
      policy,
      archiver,
      archiverOf,
      purger,
      remover,
      ref,
      now,
      keys,
      register,
      sid,
    },
    ...{
      player,
      media,
      desk,
      runs,
      views,
      steering,
      held,
      runner,
      reached,
      objectDeletions,
      sourceDeletions,
      attempts,
      tombstones,
      census: new SqlFateCensus(database),
      storage,
      paused,
      traffic,
      skew,
      stores,
      transactions: database,
    },
  };
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('The recording is not in the books.');
  return value;
}
