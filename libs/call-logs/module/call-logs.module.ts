import { Global, Module } from '@nestjs/common';
import { Jobs } from '@voicekeep/shared/kernel';
import {
  CallLogDeletionsController,
  CallLogExportController,
  CallLogsController,
  CampaignsController,
  JobsController,
  LegalHoldsController,
  RetentionController,
  RecordingZipsController,
  WorkspacesController,
} from '@voicekeep/call-logs/api';
import { CallLogs, LegalHolds, Workspaces } from '@voicekeep/call-logs/domain';
import { HousekeepingClock } from './housekeeping-clock';
import { persistenceProviders } from './persistence.providers';
import { retentionProviders } from './retention.providers';
import { workflowProviders } from './workflow.providers';

/**
 * Workspaces, campaigns, call logs and their deletion, by a person or a rule. Needs `CallLogRecordings`,
 * `AgedRecordings`, `RecordingDownloads`, `RecordingCriteria` and `SkewWatch` of the composition; takes
 * `WorkspaceRooms` when there is one.
 */
@Global()
@Module({
  controllers: [
    WorkspacesController,
    CampaignsController,
    CallLogDeletionsController,
    CallLogExportController,
    CallLogsController,
    JobsController,
    LegalHoldsController,
    RetentionController,
    RecordingZipsController,
  ],
  providers: [...persistenceProviders, ...workflowProviders, ...retentionProviders, HousekeepingClock],
  exports: [CallLogs, Workspaces, Jobs, LegalHolds],
})
export class CallLogsModule {}
