export { AuditEventsController } from './audit-events.controller';
export { WorkspaceAuditEventsController } from './workspace-audit-events.controller';
