import type { Provider } from '@nestjs/common';
import { BlindIndex, CellCipher } from '@voicekeep/shared/crypto';
import { Clock, Jobs } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import {
  CallLogBook,
  CallLogNotes,
  CallLogRemovals,
  CallLogs,
  CallTags,
  Campaigns,
  JobRecords,
  LegalHolds,
  Workspaces,
  WorkspaceStore,
} from '@voicekeep/call-logs/domain';
import {
  CallLogCells,
  CallLogConditions,
  CallLogScan,
  CallLogClaims,
  CallTombstones,
  NotesSearch,
  NumberSearchPass,
  RecordingCriteria,
  TypeOrmCallLogBook,
  TypeOrmCallLogNotes,
  TypeOrmCallLogRemovals,
  TypeOrmCallLogs,
  TypeOrmCallTags,
  TypeOrmCampaigns,
  TypeOrmJobs,
  TypeOrmLegalHolds,
  TypeOrmWorkspaces,
} from '@voicekeep/call-logs/persistence';
import { construct } from './construct';

/** The wing's tables behind its ports. */
export const persistenceProviders: Provider[] = [
  construct(CallLogCells, CallLogCells, CellCipher, BlindIndex),
  construct(CallLogConditions, CallLogConditions, BlindIndex, RecordingCriteria),
  construct(CallTombstones, CallTombstones, Database, BlindIndex, Clock),
  construct(TypeOrmWorkspaces, TypeOrmWorkspaces, Database, Clock),
  construct(TypeOrmJobs, TypeOrmJobs, Database, Clock),
  construct(CallLogClaims, CallLogClaims, Database, CallTombstones, Workspaces, Clock),
  construct(CallLogs, TypeOrmCallLogs, Database, CallLogCells, CallLogClaims),
  construct(CallLogScan, CallLogScan, Database, CallLogConditions),
  construct(NotesSearch, NotesSearch, CallLogScan, CallLogCells),
  construct(CallLogBook, TypeOrmCallLogBook, Database, CallLogCells, CallLogScan, NotesSearch),
  construct(NumberSearchPass, NumberSearchPass, Database, CallLogCells),
  construct(CallLogNotes, TypeOrmCallLogNotes, Database, CallLogCells),
  construct(CallTags, TypeOrmCallTags, Database, CallLogCells),
  construct(CallLogRemovals, TypeOrmCallLogRemovals, Database, CallLogConditions, CallTombstones),
  construct(LegalHolds, TypeOrmLegalHolds, Database, CellCipher, Clock),
  construct(Campaigns, TypeOrmCampaigns, Database, CellCipher, BlindIndex, Clock),
  { provide: Workspaces, useExisting: TypeOrmWorkspaces },
  { provide: WorkspaceStore, useExisting: TypeOrmWorkspaces },
  { provide: Jobs, useExisting: TypeOrmJobs },
  { provide: JobRecords, useExisting: TypeOrmJobs },
];
