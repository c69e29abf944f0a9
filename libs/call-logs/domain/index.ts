export { CallLogs, type CallFacts, type KnownCallLog, type NamedCall } from './call-logs';
export {
  CallLogRecordings,
  NOTHING_GOES,
  type FileFate,
  type RecordingRelease,
  type ReleaseDecision,
  type ReleasePlan,
  type TwilioCopyFate,
} from './call-log-recordings';
export { Workspaces } from './workspaces';
export { CallLogBook, type CallLogEntry } from './call-log-book';
export { AgedCallLogs } from './aged-call-logs';
export { AgedRecordings, type AgedRecording } from './aged-recordings';
export { AgreedTime } from './agreed-time';
export { CallLogNotes } from './call-log-notes';
export { type CallLogCriteria, type SelectionCriteria } from './call-log-criteria';
export { CallLogRemovals, type DeletionTarget } from './call-log-removals';
export { requireTags, requireTagTerm, tagKey } from './call-tag';
export { CallTags } from './call-tags';
export { Campaigns } from './campaigns';
export { csvLine } from './csv-line';
export { JobRecords, type DueJob, type HeldJob, type JobRecord } from './job-records';
export { RecordingDownloads, ZIP_LIMITS, type ZipOrder, type ZipTarget } from './recording-downloads';
export { LegalHolds, type HoldSubject, type LegalHold } from './legal-holds';
export { refuseHeld } from './refuse-held';
export { requireInstant, requireTimeSpan, type TimeSpan } from './instant';
export { bringsNews, mergeFacts, UNFINISHED_STATUSES, type KnownFacts } from './merge-facts';
export {
  requireAreaTerm,
  requireNumberTerm,
  termsOf,
  type NumberTerm,
  type NumberTerms,
} from './number-terms';
export {
  cutoffOf,
  deletingRule,
  keepInWords,
  requireKeep,
  ruleFateOf,
  type DeletingRule,
  type RetentionRule,
} from './retention-rule';
export { RetentionRules, type StoredRetention } from './retention-rules';
export {
  RetentionRuns,
  type AgePlace,
  type AgeSpan,
  type RetentionClaim,
  type RetentionPlace,
  type RetentionTally,
} from './retention-runs';
export { requireDurations, requireNotesSearch } from './search-limits';
export { requireE164, toE164 } from './phone-number';
export { WorkspaceRooms } from './workspace-rooms';
export { WorkspaceStore, type DeletingWorkspace } from './workspace-store';
