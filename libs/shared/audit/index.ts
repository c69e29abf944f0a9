export { AuditTrail, type AuditEntry } from './audit-trail';
export { AuditLog, type AuditFilter } from './audit-log';
