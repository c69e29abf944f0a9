import type { Provider } from '@nestjs/common';
import { Rights } from '@voicekeep/shared/access';
import { AuditTrail } from '@voicekeep/shared/audit';
import { DataKeyRing } from '@voicekeep/shared/crypto';
import { Clock, Jobs } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import {
  CallLogBook,
  CallLogNotes,
  CallLogRecordings,
  CallLogRemovals,
  CallTags,
  Campaigns,
  JobRecords,
  LegalHolds,
  RecordingDownloads,
  WorkspaceRooms,
  WorkspaceStore,
} from '@voicekeep/call-logs/domain';
import {
  CallLogDeletion,
  CallLogDownload,
  CallLogExport,
  CallLogNotebook,
  CallLogReader,
  CallLogRemover,
  CampaignDeletion,
  CampaignRegister,
  DeletionPreviewer,
  HoldGuard,
  JobDesk,
  LegalHoldDesk,
  WorkspaceDeletion,
  WorkspaceRegister,
} from '@voicekeep/call-logs/workflow';
import { construct } from './construct';

const deletion: Provider = {
  provide: CallLogDeletion,
  useFactory: (
    transactions: Database,
    workspaces: WorkspaceStore,
    removals: CallLogRemovals,
    recordings: CallLogRecordings,
    jobs: Jobs,
    records: JobRecords,
    audit: AuditTrail,
    clock: Clock,
    guard: HoldGuard,
  ) =>
    new CallLogDeletion({
      ...{ transactions, workspaces, removals, recordings, jobs, records, audit, clock, guard },
    }),
  inject: [
    ...[Database, WorkspaceStore, CallLogRemovals, CallLogRecordings, Jobs, JobRecords, AuditTrail, Clock],
    HoldGuard,
  ],
};

const remover: Provider = {
  provide: CallLogRemover,
  useFactory: (
    transactions: Database,
    removals: CallLogRemovals,
    recordings: CallLogRecordings,
    jobs: Jobs,
    records: JobRecords,
    clock: Clock,
    guard: HoldGuard,
  ) => new CallLogRemover({ transactions, removals, recordings, jobs, records, clock, guard }),
  inject: [Database, CallLogRemovals, CallLogRecordings, Jobs, JobRecords, Clock, HoldGuard],
};

const workspaceDeletion: Provider = {
  provide: WorkspaceDeletion,
  useFactory: (
    transactions: Database,
    workspaces: WorkspaceStore,
    recordings: CallLogRecordings,
    keys: DataKeyRing,
    jobs: Jobs,
    audit: AuditTrail,
    guard: HoldGuard,
    rooms?: WorkspaceRooms,
  ) =>
    new WorkspaceDeletion({
      ...{ transactions, workspaces, recordings, keys, jobs, audit, guard, rooms: rooms ?? null },
    }),
  inject: [
    Database,
    WorkspaceStore,
    CallLogRecordings,
    DataKeyRing,
    Jobs,
    AuditTrail,
    HoldGuard,
    { token: WorkspaceRooms, optional: true },
  ],
};

const holdDesk: Provider = {
  provide: LegalHoldDesk,
  useFactory: (
    transactions: Database,
    workspaces: WorkspaceStore,
    holds: LegalHolds,
    removals: CallLogRemovals,
    recordings: CallLogRecordings,
    audit: AuditTrail,
  ) => new LegalHoldDesk({ transactions, workspaces, holds, removals, recordings, audit }),
  inject: [Database, WorkspaceStore, LegalHolds, CallLogRemovals, CallLogRecordings, AuditTrail],
};

const previewer: Provider = {
  provide: DeletionPreviewer,
  useFactory: (
    workspaces: WorkspaceStore,
    removals: CallLogRemovals,
    recordings: CallLogRecordings,
    holds: LegalHolds,
  ) => new DeletionPreviewer({ workspaces, removals, recordings, holds }),
  inject: [WorkspaceStore, CallLogRemovals, CallLogRecordings, LegalHolds],
};

/** The wing's workflows over its ports. */
export const workflowProviders: Provider[] = [
  construct(WorkspaceRegister, WorkspaceRegister, WorkspaceStore, Rights, Database, AuditTrail),
  construct(CampaignDeletion, CampaignDeletion, Campaigns, CallLogDeletion, Database, AuditTrail),
  construct(CampaignRegister, CampaignRegister, WorkspaceStore, Campaigns, Database, AuditTrail),
  construct(CallLogReader, CallLogReader, WorkspaceStore, CallLogBook, CallLogRecordings, HoldGuard),
  construct(CallLogDownload, CallLogDownload, WorkspaceStore, CallLogBook, RecordingDownloads),
  construct(CallLogExport, CallLogExport, WorkspaceStore, CallLogBook, CallLogRecordings, AuditTrail),
  construct(CallLogNotebook, CallLogNotebook, CallLogNotes, CallTags, Database, AuditTrail),
  construct(HoldGuard, HoldGuard, LegalHolds, CallLogRecordings),
  construct(JobDesk, JobDesk, JobRecords, Rights),
  deletion,
  previewer,
  remover,
  workspaceDeletion,
  holdDesk,
];
