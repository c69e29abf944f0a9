import type { Page } from '@voicekeep/shared/contracts';
import type { PageRequest } from '@voicekeep/shared/kernel';
import { decodeCursor, encodeCursor, type Database } from '@voicekeep/shared/persistence';
import { CallLogBook, type CallLogCriteria, type CallLogEntry } from '@voicekeep/call-logs/domain';
import type { CallLogCells } from './call-log-cells';
import type { CallLogConditions } from './call-log-conditions';
import { CallLogEntity } from './call-log.entity';

export class TypeOrmCallLogBook extends CallLogBook {
  constructor(
    private readonly database: Database,
    private readonly cells: CallLogCells,
    private readonly conditions: CallLogConditions,
  ) {
    super();
  }

  override async page(
    workspaceId: string,
    criteria: CallLogCriteria,
    { limit, cursor }: PageRequest,
  ): Promise<Page<CallLogEntry>> {
    const query = this.database.repository(CallLogEntity).createQueryBuilder('log');
    for (const { sql, parameters } of await this.conditions.of('log', workspaceId, criteria))
      query.andWhere(sql, parameters);
    if (cursor !== undefined) {
      const [listedAt, id] = decodeCursor(cursor, 2);
      query.andWhere('(log.listed_at < :afterAt OR (log.listed_at = :afterAt AND log.id < :afterId))', {
        afterAt: new Date(Number(listedAt)),
        afterId: id,
      });
    }
    const rows = await query
      .orderBy('log.listedAt', 'DESC')
      .addOrderBy('log.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await Promise.all(shown.map((row) => this.open(row))),
      nextCursor: last ? encodeCursor([last.listedAt.getTime(), last.id]) : null,
    };
  }

  override async find(workspaceId: string, callLogId: string): Promise<CallLogEntry | null> {
    const row = await this.database.repository(CallLogEntity).findOneBy({ workspaceId, id: callLogId });
    return row && row.deletionJobId === null ? this.open(row) : null;
  }

  private async open(row: CallLogEntity): Promise<CallLogEntry> {
    const [from, to, callerName, notes] = await Promise.all([
      this.cells.open(row, 'from_party', row.from),
      this.cells.open(row, 'to_party', row.to),
      this.cells.open(row, 'caller_name', row.callerName),
      this.cells.open(row, 'notes', row.notes),
    ]);
    const { id, callSid, direction, durationSeconds, status, answeredBy, campaignId } = row;
    const startedAt = row.startedAt?.toISOString() ?? null;
    return {
      ...{ id, callSid, from, to, direction, startedAt, durationSeconds },
      ...{ status, answeredBy, callerName, notes, campaignId },
    };
  }
}
