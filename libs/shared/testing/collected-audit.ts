import { AuditTrail, type AuditEntry } from '@voicekeep/shared/audit';

/** Keeps what was appended, for a spec to read. */
export class CollectedAudit extends AuditTrail {
  readonly entries: AuditEntry[] = [];

  override async append(entry: AuditEntry): Promise<void> {
    this.entries.push(entry);
  }
}
