export { ArchiveBook, type ArchiveFacts, type Restore, type RestoreTier } from './archive-book';
export { backOffMs, purgeRetry } from './back-off';
export { Bell } from './bell';
export { BucketBooks, type BookedObject } from './bucket-books';
export { Certificates, type CertificateFacts, type CertificateSpan } from './certificates';
export { CrashPoints, noCrashPoints, type CrashPoint } from './crash-points';
export { DownloadOrders, type DownloadOrder, type Packable } from './download-orders';
export { HistoryBooks } from './history-books';
export { HistoryImports, type ImportOrder, type ImportWindow, type ImportWindowRef } from './history-imports';
export type { ImportSpan } from './import-spans';
export { stepOn, type ImportPage, type ImportStep } from './import-step';
export { durationsMatch, inspect, type Downloaded, type Inspection } from './inspection';
export {
  CopyAttempts,
  isOfPerson,
  ObjectDeletions,
  SourceDeletions,
  Tombstones,
  type CopyAttempt,
  type DueRemoval,
  type KeptCopy,
  type ObjectDeletion,
  type Room,
  type SourceDeletion,
} from './journals';
export { MigrationRuns, type Run, type RunOrder } from './migration-runs';
export { OutlivedRecordings } from './outlived-recordings';
export { PeakMeter, type Peaks } from './peaks';
export { PeaksShelf } from './peaks-shelf';
export { problemOf, type Problem } from './problem-of';
export {
  kindOf,
  type NewRecording,
  type Recording,
  type RecordingFacts,
  type RecordingRef,
} from './recording';
export { KnownRecordings, Reconciliations, type ReconcileClaim, type ReconcileTurn } from './reconciliations';
export {
  RecordingRepository,
  type DueRecording,
  type Lease,
  type RecordingFilter,
} from './recording-repository';
export { fateOf, fateWithWorkspace, isTwilios, type Fate, type FateFacts } from './release-fate';
export { FateCensus, planOf, type FateGroup } from './release-plan';
export { RunItems, type NewRunItem, type WaitingItem } from './run-items';
export { RunViews } from './run-views';
export { inScope, type Parties } from './scope';
export { Spool, type SpoolFile, type SpoolUse } from './spool';
export { canMove, requireMove, STORED_STATES, WORKING_STATES } from './state-table';
export { SweepFindings, type FindingFilter, type NewFinding, type StoredFinding } from './sweep-findings';
export { EMPTY_TALLY, Sweeps, type SweepClaim, type SweepPlace, type SweepTally } from './sweeps';
export { WebhookInbox, type InboxEvent } from './webhook-inbox';
export type { HeldBack, WorkerReport } from './worker-report';
