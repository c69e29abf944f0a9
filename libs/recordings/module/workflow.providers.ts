import { Logger, type Provider } from '@nestjs/common';
import { AuditTrail } from '@voicekeep/shared/audit';
import { BlindIndex } from '@voicekeep/shared/crypto';
import { Clock, Jobs, SkewWatch, VoicekeepOptions } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import {
  AgedRecordings,
  CallLogRecordings,
  CallLogs,
  LegalHolds,
  RecordingDownloads,
  Workspaces,
} from '@voicekeep/call-logs/domain';
import { ObjectStores, WorkspaceStorage } from '@voicekeep/storage/domain';
import { RecordingSources, TelephonyEvents } from '@voicekeep/telephony/domain';
import {
  ArchiveBook,
  Bell,
  BucketBooks,
  Certificates,
  CopyAttempts,
  CrashPoints,
  DownloadOrders,
  FateCensus,
  HistoryBooks,
  HistoryImports,
  KnownRecordings,
  MigrationRuns,
  ObjectDeletions,
  OutlivedRecordings,
  PeaksShelf,
  problemOf,
  Reconciliations,
  RecordingRepository,
  RunItems,
  RunViews,
  SourceDeletions,
  Spool,
  SweepFindings,
  Sweeps,
  Tombstones,
  WebhookInbox,
} from '@voicekeep/recordings/domain';
import { WorkerLife } from '@voicekeep/recordings/queue';
import {
  AccountComparer,
  BODIES_BYTES,
  BucketComparer,
  BucketSweeper,
  CallFactsCollector,
  CallReleaser,
  CertificateDesk,
  CopyInspector,
  CopyMover,
  CopyReader,
  CopyRun,
  CopyVerifier,
  Dispatcher,
  DownloadDesk,
  HistoryImporter,
  HistoryReader,
  MediaDesk,
  MemoryBudget,
  MigrationDesk,
  MigrationPreviewer,
  MigrationRunner,
  MigrationSteering,
  MoveRun,
  ObjectRemover,
  PlaybackDesk,
  Reconciler,
  RecordingArchiver,
  RecordingDeletion,
  RecordingDesk,
  RecordingFetcher,
  RecordingRegister,
  RestoreDesk,
  RetentionReleaser,
  SourcePurger,
  TwilioDeletionRun,
  Traffic,
  SweepDesk,
  WebhookIntake,
  WorkerClaims,
  ZipPacker,
} from '@voicekeep/recordings/workflow';
import { causeForLog } from './cause-for-log';
import { fromParts } from './construct';

const ground = { storage: WorkspaceStorage, clock: Clock };
const world = { ...ground, stores: ObjectStores, sources: RecordingSources };
const runGround = { runs: MigrationRuns, items: RunItems, transactions: Database, clock: Clock };
const logger = new Logger('Dispatcher');

interface Works {
  readonly copies: CopyRun;
  readonly deletions: TwilioDeletionRun;
  readonly moves: MoveRun;
}

const works = { copies: CopyRun, deletions: TwilioDeletionRun, moves: MoveRun };

const withWorks = <Parts extends Works>({ copies, deletions, moves, ...parts }: Parts) => ({
  ...parts,
  works: { copy: copies, delete_twilio_copies: deletions, move_copies: moves },
});

/** The wing's workflows over its ports. */
export const workflowProviders: Provider[] = [
  {
    provide: Traffic,
    inject: [VoicekeepOptions],
    useFactory: ({ workerConcurrency }: VoicekeepOptions) => new Traffic(workerConcurrency),
  },
  { provide: CopyVerifier, useFactory: () => new CopyVerifier() },
  { provide: MemoryBudget, useFactory: () => new MemoryBudget(BODIES_BYTES) },
  {
    provide: RecordingFetcher,
    inject: [Spool, MemoryBudget],
    useFactory: (spool: Spool, budget: MemoryBudget) => new RecordingFetcher(spool, budget),
  },
  {
    provide: CallFactsCollector,
    inject: [CallLogs],
    useFactory: (callLogs: CallLogs) => new CallFactsCollector(callLogs),
  },
  {
    provide: HistoryReader,
    inject: [RecordingRegister, CallFactsCollector],
    useFactory: (register: RecordingRegister, facts: CallFactsCollector) =>
      new HistoryReader(register, facts),
  },
  fromParts(RecordingRegister, (parts) => new RecordingRegister(parts), {
    ...{ ...ground, recordings: RecordingRepository, tombstones: Tombstones, callLogs: CallLogs, bell: Bell },
  }),
  fromParts(WebhookIntake, ({ life, ...parts }) => new WebhookIntake({ ...parts, owner: life.id }), {
    ...{
      ...ground,
      life: WorkerLife,
      sources: RecordingSources,
      inbox: WebhookInbox,
      register: RecordingRegister,
    },
    ...{ callFacts: CallFactsCollector, callLogs: CallLogs, crash: CrashPoints },
  }),
  { provide: TelephonyEvents, useExisting: WebhookIntake },
  fromParts(RecordingArchiver, ({ life, ...parts }) => new RecordingArchiver({ ...parts, owner: life.id }), {
    ...{
      ...world,
      life: WorkerLife,
      recordings: RecordingRepository,
      attempts: CopyAttempts,
      peaks: PeaksShelf,
    },
    ...{ objectDeletions: ObjectDeletions, sourceDeletions: SourceDeletions, runs: MigrationRuns },
    ...{
      workspaces: Workspaces,
      register: RecordingRegister,
      fetcher: RecordingFetcher,
      verifier: CopyVerifier,
    },
    ...{ transactions: Database, bell: Bell, crash: CrashPoints, traffic: Traffic, skew: SkewWatch },
  }),
  fromParts(SourcePurger, ({ life, ...parts }) => new SourcePurger({ ...parts, owner: life.id }), {
    ...{ life: WorkerLife, traffic: Traffic, skew: SkewWatch },
    ...{ ...world, deletions: SourceDeletions, recordings: RecordingRepository, verifier: CopyVerifier },
    ...{ runs: MigrationRuns, transactions: Database, bell: Bell, crash: CrashPoints },
  }),
  fromParts(ObjectRemover, ({ life, ...parts }) => new ObjectRemover({ ...parts, owner: life.id }), {
    ...{ life: WorkerLife, traffic: Traffic },
    ...{ deletions: ObjectDeletions, attempts: CopyAttempts, recordings: RecordingRepository },
    ...{
      ...ground,
      stores: ObjectStores,
      verifier: CopyVerifier,
      crash: CrashPoints,
      workspaces: Workspaces,
    },
  }),
  fromParts(WorkerClaims, (parts) => new WorkerClaims(parts), {
    ...{ recordings: RecordingRepository, sourceDeletions: SourceDeletions },
    ...{ objectDeletions: ObjectDeletions, inbox: WebhookInbox, clock: Clock },
  }),
  fromParts(CallReleaser, (parts) => new CallReleaser(parts), {
    ...{ ...ground, recordings: RecordingRepository, attempts: CopyAttempts, tombstones: Tombstones },
    ...{ objectDeletions: ObjectDeletions, sourceDeletions: SourceDeletions, census: FateCensus },
  }),
  { provide: CallLogRecordings, useExisting: CallReleaser },
  fromParts(AgedRecordings, (parts) => new RetentionReleaser(parts), {
    ...{ recordings: RecordingRepository, outlived: OutlivedRecordings, releaser: CallReleaser },
  }),
  fromParts(CopyRun, (parts) => new CopyRun(parts), {
    ...{ ...runGround, recordings: RecordingRepository, register: RecordingRegister },
    ...{ history: HistoryReader, sources: RecordingSources, crash: CrashPoints },
  }),
  fromParts(TwilioDeletionRun, (parts) => new TwilioDeletionRun(parts), {
    ...{ ...runGround, recordings: RecordingRepository, register: RecordingRegister },
    ...{ deletions: SourceDeletions, holds: LegalHolds },
  }),
  fromParts(CopyMover, (parts) => new CopyMover(parts), {
    ...{ runs: MigrationRuns, recordings: RecordingRepository, attempts: CopyAttempts },
    ...{ objectDeletions: ObjectDeletions, stores: ObjectStores, verifier: CopyVerifier, spool: Spool },
    ...{ budget: MemoryBudget, traffic: Traffic, transactions: Database, clock: Clock },
  }),
  fromParts(MoveRun, (parts) => new MoveRun(parts), {
    ...{ ...runGround, recordings: RecordingRepository, mover: CopyMover, stores: ObjectStores },
  }),
  fromParts(MigrationRunner, (parts) => new MigrationRunner(withWorks(parts)), {
    ...{ ...runGround, ...works, storage: WorkspaceStorage, workspaces: Workspaces },
  }),
  fromParts(MigrationSteering, (parts) => new MigrationSteering(withWorks(parts)), {
    ...{ ...runGround, ...works, views: RunViews },
    ...{ storage: WorkspaceStorage, sources: RecordingSources },
  }),
  fromParts(MigrationPreviewer, (parts) => new MigrationPreviewer(parts), {
    ...{ books: HistoryBooks, storage: WorkspaceStorage, sources: RecordingSources },
  }),
  fromParts(HistoryImporter, (parts) => new HistoryImporter(parts), {
    ...{ imports: HistoryImports, jobs: Jobs, history: HistoryReader, callFacts: CallFactsCollector },
    ...{ sources: RecordingSources, workspaces: Workspaces, transactions: Database },
    ...{ crash: CrashPoints, clock: Clock },
  }),
  fromParts(Reconciler, (parts) => new Reconciler(parts), {
    ...{ reconciliations: Reconciliations, workspaces: Workspaces, sources: RecordingSources },
    ...{ comparer: AccountComparer, clock: Clock },
  }),
  fromParts(AccountComparer, (parts) => new AccountComparer(parts), {
    ...{ known: KnownRecordings, storage: WorkspaceStorage },
    ...{ register: RecordingRegister, callFacts: CallFactsCollector },
  }),
  fromParts(CopyInspector, (parts) => new CopyInspector(parts), {
    ...{ ...ground, sources: RecordingSources, recordings: RecordingRepository, books: BucketBooks },
    ...{ sourceDeletions: SourceDeletions, verifier: CopyVerifier, transactions: Database, bell: Bell },
  }),
  fromParts(BucketComparer, (parts) => new BucketComparer(parts), {
    ...{ books: BucketBooks, findings: SweepFindings, objectDeletions: ObjectDeletions },
    ...{ inspector: CopyInspector, clock: Clock },
  }),
  fromParts(BucketSweeper, (parts) => new BucketSweeper(parts), {
    ...{ ...ground, stores: ObjectStores, sweeps: Sweeps, books: BucketBooks, comparer: BucketComparer },
    ...{ workspaces: Workspaces, jobs: Jobs, transactions: Database },
  }),
  fromParts(CertificateDesk, (parts) => new CertificateDesk(parts), {
    ...{ certificates: Certificates, stores: ObjectStores, audit: AuditTrail, clock: Clock },
  }),
  fromParts(SweepDesk, (parts) => new SweepDesk(parts), {
    ...{ sweeps: Sweeps, findings: SweepFindings, sweeper: BucketSweeper, storage: WorkspaceStorage },
    ...{ stores: ObjectStores, audit: AuditTrail },
  }),
  fromParts(
    PlaybackDesk,
    ({ options, ...parts }) => new PlaybackDesk({ ...parts, publicUrl: options.publicUrl }),
    {
      ...{ ...ground, recordings: RecordingRepository, stores: ObjectStores, audit: AuditTrail },
      ...{ index: BlindIndex, options: VoicekeepOptions, sourceDeletions: SourceDeletions },
      ...{ archive: ArchiveBook },
      ...{ transactions: Database, bell: Bell },
    },
  ),
  fromParts(MediaDesk, ({ desk, stores, sources }) => new MediaDesk(desk, stores, sources), {
    ...{ desk: PlaybackDesk, stores: ObjectStores, sources: RecordingSources },
  }),
  fromParts(CopyReader, ({ stores, verifier }) => new CopyReader(stores, verifier), {
    ...{ stores: ObjectStores, verifier: CopyVerifier },
  }),
  fromParts(ZipPacker, (parts) => new ZipPacker(parts), {
    ...{ recordings: RecordingRepository, reader: CopyReader, audit: AuditTrail, clock: Clock },
  }),
  fromParts(
    DownloadDesk,
    ({ options, ...parts }) => new DownloadDesk({ ...parts, publicUrl: options.publicUrl }),
    {
      ...{ orders: DownloadOrders, packer: ZipPacker, transactions: Database, audit: AuditTrail },
      ...{ index: BlindIndex, clock: Clock, options: VoicekeepOptions },
    },
  ),
  { provide: RecordingDownloads, useExisting: DownloadDesk },
  fromParts(RecordingDesk, (parts) => new RecordingDesk(parts), {
    ...{ ...world, recordings: RecordingRepository, peaks: PeaksShelf, audit: AuditTrail, bell: Bell },
    ...{ archive: ArchiveBook },
  }),
  fromParts(RecordingDeletion, (parts) => new RecordingDeletion(parts), {
    ...{ recordings: RecordingRepository, releaser: CallReleaser, holds: LegalHolds },
    ...{ transactions: Database, audit: AuditTrail },
  }),
  fromParts(RestoreDesk, (parts) => new RestoreDesk(parts), {
    ...{ recordings: RecordingRepository, stores: ObjectStores, archive: ArchiveBook },
    ...{ audit: AuditTrail, clock: Clock },
  }),
  fromParts(MigrationDesk, (parts) => new MigrationDesk(parts), {
    ...{ views: RunViews, steering: MigrationSteering, previewer: MigrationPreviewer },
    ...{ audit: AuditTrail, transactions: Database, clock: Clock },
  }),
  fromParts(
    Dispatcher,
    (parts) =>
      new Dispatcher({
        ...parts,
        onTrouble: (what, error) =>
          logger.warn(
            { what, code: problemOf(error).code, ...causeForLog(error) },
            'Work failed and will be tried again.',
          ),
      }),
    {
      ...{ traffic: Traffic, recordings: RecordingRepository, sourceDeletions: SourceDeletions },
      ...{
        objectDeletions: ObjectDeletions,
        inbox: WebhookInbox,
        runs: MigrationRuns,
        imports: HistoryImports,
      },
      ...{ archiver: RecordingArchiver, purger: SourcePurger, remover: ObjectRemover, intake: WebhookIntake },
      ...{
        runner: MigrationRunner,
        importer: HistoryImporter,
        reconciler: Reconciler,
        sweeper: BucketSweeper,
        clock: Clock,
      },
    },
  ),
];
