import { AuditTrail, type AuditEntry } from '@voicekeep/shared/audit';
import type { CellCipher } from '@voicekeep/shared/crypto';
import { newId, type Clock } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import { AuditEventEntity } from './audit-event.entity';
import { actorNamePlace } from './actor-name-place';

/** Adds events in the caller's transaction, so that a deed and its record stand or fall together. */
export class TypeOrmAuditTrail extends AuditTrail {
  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async append(entry: AuditEntry): Promise<void> {
    const id = newId();
    const { actor, resource } = entry;
    await this.database.repository(AuditEventEntity).insert({
      id,
      workspaceId: entry.workspaceId,
      at: this.clock.now(),
      actorKind: actor?.kind ?? 'anonymous',
      actorId: actor?.id ?? null,
      actorName: await this.cipher.sealNullable(actorNamePlace(id), actor?.displayName ?? null),
      action: entry.action,
      outcome: entry.outcome,
      resourceType: resource?.type ?? null,
      resourceId: resource?.id ?? null,
      details: JSON.stringify(entry.details ?? {}),
      requestId: entry.requestId ?? null,
    });
  }
}
