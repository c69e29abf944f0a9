import { AuditEventEntity } from './audit-event.entity';
import { AuditEvents1700000000100 } from './migrations/1700000000100-audit-events';

export { TypeOrmAuditLog } from './type-orm-audit-log';
export { TypeOrmAuditTrail } from './type-orm-audit-trail';

export const AUDIT_ENTITIES = [AuditEventEntity] as const;
export const AUDIT_MIGRATIONS = [AuditEvents1700000000100] as const;
