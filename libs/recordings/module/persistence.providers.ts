import type { Provider } from '@nestjs/common';
import { BlindIndex, CellCipher } from '@voicekeep/shared/crypto';
import { Clock } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import {
  BucketBooks,
  ArchiveBook,
  Certificates,
  CopyAttempts,
  DownloadOrders,
  FateCensus,
  HistoryBooks,
  HistoryImports,
  KnownRecordings,
  MigrationRuns,
  ObjectDeletions,
  OutlivedRecordings,
  PeaksShelf,
  Reconciliations,
  RecordingRepository,
  RunItems,
  RunViews,
  SourceDeletions,
  SweepFindings,
  Sweeps,
  Tombstones,
  WebhookInbox,
} from '@voicekeep/recordings/domain';
import { StoredAudio } from '@voicekeep/storage/domain';
import {
  RecordingRooms,
  SqlBucketBooks,
  SqlArchiveBook,
  SqlCertificates,
  SqlCopyAttempts,
  SqlDownloadOrders,
  SqlFateCensus,
  SqlHistoryBooks,
  SqlHistoryImports,
  SqlKnownRecordings,
  SqlMigrationRuns,
  SqlObjectDeletions,
  SqlOutlivedRecordings,
  SqlPeaksShelf,
  SqlReconciliations,
  SqlRecordingCriteria,
  SqlRunItems,
  SqlRunViews,
  SqlSourceDeletions,
  SqlStoredAudio,
  SqlSweepFindings,
  SqlSweeps,
  SqlTombstones,
  SqlWebhookInbox,
  TypeOrmRecordings,
  WorkerBeats,
} from '@voicekeep/recordings/persistence';

/** The wing's tables behind its ports. */
export const persistenceProviders: Provider[] = [
  {
    provide: RecordingRepository,
    inject: [Database, CellCipher, Clock],
    useFactory: (database: Database, cipher: CellCipher, clock: Clock) =>
      new TypeOrmRecordings(database, cipher, clock),
  },
  {
    provide: SourceDeletions,
    inject: [Database, Clock],
    useFactory: (database: Database, clock: Clock) => new SqlSourceDeletions(database, clock),
  },
  {
    provide: ObjectDeletions,
    inject: [Database, Clock],
    useFactory: (database: Database, clock: Clock) => new SqlObjectDeletions(database, clock),
  },
  {
    provide: SweepFindings,
    inject: [Database, CellCipher, BlindIndex],
    useFactory: (...parts: ConstructorParameters<typeof SqlSweepFindings>) => new SqlSweepFindings(...parts),
  },
  {
    provide: Tombstones,
    inject: [Database, BlindIndex],
    useFactory: (database: Database, index: BlindIndex) => new SqlTombstones(database, index),
  },
  {
    provide: HistoryBooks,
    inject: [Database, BlindIndex],
    useFactory: (database: Database, index: BlindIndex) => new SqlHistoryBooks(database, index),
  },
  {
    provide: DownloadOrders,
    inject: [Database, CellCipher],
    useFactory: (database: Database, cipher: CellCipher) => new SqlDownloadOrders(database, cipher),
  },
  {
    provide: WebhookInbox,
    inject: [Database, CellCipher],
    useFactory: (database: Database, cipher: CellCipher) => new SqlWebhookInbox(database, cipher),
  },
  ...(
    [
      [BucketBooks, SqlBucketBooks],
      [Sweeps, SqlSweeps],
      [Certificates, SqlCertificates],
      [CopyAttempts, SqlCopyAttempts],
      [FateCensus, SqlFateCensus],
      [MigrationRuns, SqlMigrationRuns],
      [RunItems, SqlRunItems],
      [RunViews, SqlRunViews],
      [HistoryImports, SqlHistoryImports],
      [KnownRecordings, SqlKnownRecordings],
      [Reconciliations, SqlReconciliations],
      [OutlivedRecordings, SqlOutlivedRecordings],
      [PeaksShelf, SqlPeaksShelf],
      [RecordingRooms, RecordingRooms],
      [ArchiveBook, SqlArchiveBook],
      [StoredAudio, SqlStoredAudio],
      [WorkerBeats, WorkerBeats],
    ] as const
  ).map(([provide, Implementation]) => ({
    provide,
    inject: [Database],
    useFactory: (database: Database) => new Implementation(database),
  })),
  { provide: SqlRecordingCriteria, useFactory: () => new SqlRecordingCriteria() },
];
