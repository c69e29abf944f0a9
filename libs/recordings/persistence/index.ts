import { RecordingTables1700000000500 } from './migrations/1700000000500-recording-tables';
import { MigrationRunTrouble1700000000501 } from './migrations/1700000000501-migration-run-trouble';
import { FencedClaims1700000000510 } from './migrations/1700000000510-fenced-claims';
import { ReconcileTurns1700000000520 } from './migrations/1700000000520-reconcile-turns';
import { MigrationRunCounts1700000000530 } from './migrations/1700000000530-migration-run-counts';
import { ObjectClasses1700000000210 } from './migrations/1700000000210-object-classes';
import { BucketSweep1700000000521 } from './migrations/1700000000521-bucket-sweep';
import { AdoptedRecordings1700000000540 } from './migrations/1700000000540-adopted-recordings';
import { CopyMoves1700000000550 } from './migrations/1700000000550-copy-moves';
import { DownloadOrders1700000000610 } from './migrations/1700000000610-download-orders';
import { KeptRecordings1700000000611 } from './migrations/1700000000611-kept-recordings';
import { ImportWindows1700000000630 } from './migrations/1700000000630-import-windows';
import { WorkerReports1700000000640 } from './migrations/1700000000640-worker-reports';
import { RecordingEntity } from './recording.entity';

export { RecordingRooms } from './recording-rooms';
export { SqlBucketBooks } from './sql-bucket-books';
export { SqlArchiveBook } from './sql-archive-book';
export { SqlCertificates } from './sql-certificates';
export { SqlCopyAttempts } from './sql-copy-attempts';
export { SqlDownloadOrders } from './sql-download-orders';
export { SqlFateCensus } from './sql-fate-census';
export { SqlHistoryBooks } from './sql-history-books';
export { SqlHistoryImports } from './sql-history';
export { SqlKnownRecordings } from './sql-known-recordings';
export { SqlMigrationRuns } from './sql-migration-runs';
export { SqlObjectDeletions } from './sql-object-deletions';
export { SqlOutlivedRecordings } from './sql-outlived-recordings';
export { SqlPeaksShelf } from './sql-peaks-shelf';
export { SqlReconciliations } from './sql-reconciliations';
export { SqlRecordingCriteria } from './sql-recording-criteria';
export { SqlRunItems } from './sql-run-items';
export { SqlRunViews } from './sql-run-views';
export { SqlSourceDeletions } from './sql-source-deletions';
export { SqlStoredAudio } from './sql-stored-audio';
export { SqlSweepFindings } from './sql-sweep-findings';
export { SqlSweeps } from './sql-sweeps';
export { SqlTombstones } from './sql-tombstones';
export { SqlWebhookInbox } from './sql-webhook-inbox';
export { TypeOrmRecordings } from './type-orm-recordings';
export { WorkerBeats, type BeatingProcess, type SeenWorker } from './worker-beats';

export const RECORDINGS_ENTITIES = [RecordingEntity] as const;
export const RECORDINGS_MIGRATIONS = [
  ObjectClasses1700000000210,
  RecordingTables1700000000500,
  MigrationRunTrouble1700000000501,
  FencedClaims1700000000510,
  ReconcileTurns1700000000520,
  MigrationRunCounts1700000000530,
  BucketSweep1700000000521,
  AdoptedRecordings1700000000540,
  CopyMoves1700000000550,
  DownloadOrders1700000000610,
  KeptRecordings1700000000611,
  ImportWindows1700000000630,
  WorkerReports1700000000640,
] as const;
