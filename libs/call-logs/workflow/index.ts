export { CallLogDeletion, type CallLogDeletionParts, DELETION_LIMIT } from './call-log-deletion';
export { CallLogNotebook } from './call-log-notebook';
export { CallLogReader } from './call-log-reader';
export { CallLogRemover, type CallLogRemoverParts } from './call-log-remover';
export { CampaignRegister } from './campaign-register';
export { JobDesk } from './job-desk';
export { type Requester } from './requester';
export { WorkspaceDeletion, type WorkspaceDeletionParts } from './workspace-deletion';
export { WorkspaceRegister } from './workspace-register';
