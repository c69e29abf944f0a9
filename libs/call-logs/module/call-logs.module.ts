import { Global, Module } from '@nestjs/common';
import { Jobs } from '@voicekeep/shared/kernel';
import {
  CallLogDeletionsController,
  CallLogExportController,
  CallLogsController,
  CampaignsController,
  JobsController,
  LegalHoldsController,
  RecordingZipsController,
  WorkspacesController,
} from '@voicekeep/call-logs/api';
import { CallLogs, LegalHolds, Workspaces } from '@voicekeep/call-logs/domain';
import { HousekeepingClock } from './housekeeping-clock';
import { persistenceProviders } from './persistence.providers';
import { workflowProviders } from './workflow.providers';

/**
 * Workspaces, campaigns, call logs and their deletion. Needs `CallLogRecordings`, `RecordingDownloads` and
 * `RecordingCriteria` of the composition; takes `WorkspaceRooms` when there is one.
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
    RecordingZipsController,
  ],
  providers: [...persistenceProviders, ...workflowProviders, HousekeepingClock],
  exports: [CallLogs, Workspaces, Jobs, LegalHolds],
})
export class CallLogsModule {}
