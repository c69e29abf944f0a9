export { CallLogDeletionsController } from './call-log-deletions.controller';
export { CallLogExportController } from './call-log-export.controller';
export { CallLogsController } from './call-logs.controller';
export { CampaignsController } from './campaigns.controller';
export { JobsController } from './jobs.controller';
export { LegalHoldsController } from './legal-holds.controller';
export { RecordingZipsController } from './recording-zips.controller';
export { WorkspacesController } from './workspaces.controller';
