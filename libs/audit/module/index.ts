export { AuditModule } from './audit.module';
export { HostAuditTrail } from './host-audit-trail';
