import { AuditTrail } from '@voicekeep/shared/audit';

/** A record of access that a host keeps instead of ours. */
export abstract class HostAuditTrail extends AuditTrail {}
