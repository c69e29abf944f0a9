import { CallLogEntity } from './call-log.entity';
import { CallTombstoneEntity } from './call-tombstone.entity';
import { CampaignEntity } from './campaign.entity';
import { JobEntity } from './job.entity';
import { CallLogTables1700000000400 } from './migrations/1700000000400-call-log-tables';
import { DeletionDecisions1700000000560 } from './migrations/1700000000560-deletion-decisions';
import { LegalHolds1700000000402 } from './migrations/1700000000402-legal-holds';
import { Retention1700000000620 } from './migrations/1700000000620-retention';
import { CallPrice1700000000641 } from './migrations/1700000000641-call-price';
import { CallTags1700000000621 } from './migrations/1700000000621-call-tags';
import { NumberSearch1700000000401 } from './migrations/1700000000401-number-search';
import { LegalHoldEntity } from './legal-hold.entity';
import { WorkspaceEntity } from './workspace.entity';

export { CallLogCells } from './call-log-cells';
export { emptyCallLog, insertCallLogs } from './call-log-insert';
export { CallLogClaims } from './call-log-claims';
export { CallLogConditions } from './call-log-conditions';
export { CallLogScan } from './call-log-scan';
export { CallTombstones } from './call-tombstones';
export { NotesSearch } from './notes-search';
export { NumberSearchPass } from './number-search-pass';
export { RecordingCriteria, type RecordingFilter } from './recording-criteria';
export { SqlAgedCallLogs } from './sql-aged-call-logs';
export { SqlRetentionRules } from './sql-retention-rules';
export { SqlRetentionRuns } from './sql-retention-runs';
export { TypeOrmCallLogBook } from './type-orm-call-log-book';
export { TypeOrmCallLogNotes } from './type-orm-call-log-notes';
export { TypeOrmCallLogRemovals } from './type-orm-call-log-removals';
export { TypeOrmCallTags } from './type-orm-call-tags';
export { TypeOrmCallLogs } from './type-orm-call-logs';
export { TypeOrmCampaigns } from './type-orm-campaigns';
export { TypeOrmJobs } from './type-orm-jobs';
export { TypeOrmLegalHolds } from './type-orm-legal-holds';
export { TypeOrmWorkspaces } from './type-orm-workspaces';
export { WitnessedTime } from './witnessed-time';

export const CALL_LOG_ENTITIES = [
  WorkspaceEntity,
  CampaignEntity,
  CallLogEntity,
  CallTombstoneEntity,
  JobEntity,
  LegalHoldEntity,
] as const;
export const CALL_LOG_MIGRATIONS = [
  CallLogTables1700000000400,
  NumberSearch1700000000401,
  LegalHolds1700000000402,
  Retention1700000000620,
  CallTags1700000000621,
  DeletionDecisions1700000000560,
  CallPrice1700000000641,
] as const;
