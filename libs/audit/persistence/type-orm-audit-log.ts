import { AuditLog, type AuditFilter } from '@voicekeep/shared/audit';
import type { AuditEvent, Page } from '@voicekeep/shared/contracts';
import type { CellCipher } from '@voicekeep/shared/crypto';
import type { PageRequest } from '@voicekeep/shared/kernel';
import { decodeCursor, encodeCursor, type Database } from '@voicekeep/shared/persistence';
import { actorNamePlace } from './actor-name-place';
import { AuditEventEntity } from './audit-event.entity';

const KINDS: readonly AuditEvent['actor']['kind'][] = ['user', 'api-key', 'system'];
const OUTCOMES: readonly AuditEvent['outcome'][] = ['ok', 'denied'];

export class TypeOrmAuditLog extends AuditLog {
  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
  ) {
    super();
  }

  override async page(
    workspaceId: string | null,
    filter: AuditFilter,
    page: PageRequest,
  ): Promise<Page<AuditEvent>> {
    const query = this.database
      .repository(AuditEventEntity)
      .createQueryBuilder('event')
      .orderBy('event.id', 'DESC')
      .limit(page.limit + 1);
    if (workspaceId === null) query.where('event.workspaceId IS NULL');
    else query.where('event.workspaceId = :workspaceId', { workspaceId });
    if (filter.action) query.andWhere('event.action = :action', { action: filter.action });
    if (filter.from) query.andWhere('event.at >= :from', { from: filter.from });
    if (filter.to) query.andWhere('event.at < :to', { to: filter.to });
    if (page.cursor) {
      const [before] = decodeCursor(page.cursor, 1);
      query.andWhere('event.id < :before', { before });
    }
    const rows = await query.getMany();
    const shown = rows.slice(0, page.limit);
    const last = rows.length > page.limit ? shown.at(-1) : undefined;
    return {
      items: await Promise.all(shown.map((row) => this.shown(row))),
      nextCursor: last ? encodeCursor([last.id]) : null,
    };
  }

  private async shown(row: AuditEventEntity): Promise<AuditEvent> {
    const { id, at, action, actorId, resourceType, resourceId, requestId } = row;
    return {
      id,
      at: at.toISOString(),
      actor: {
        kind: KINDS.find((kind) => kind === row.actorKind) ?? 'anonymous',
        id: actorId,
        displayName: await this.cipher.openNullable(actorNamePlace(id), row.actorName),
      },
      action,
      outcome: OUTCOMES.find((outcome) => outcome === row.outcome) ?? 'failed',
      resource: resourceType && resourceId ? { type: resourceType, id: resourceId } : null,
      details: detailsOf(row.details),
      requestId,
    };
  }
}

function detailsOf(text: string): AuditEvent['details'] {
  const value: AuditEvent['details'] = JSON.parse(text);
  return value;
}
