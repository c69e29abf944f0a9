import type { SelectQueryBuilder } from 'typeorm';
import type { Database, SqlCriterion } from '@voicekeep/shared/persistence';
import type { CallLogCriteria } from '@voicekeep/call-logs/domain';
import type { CallLogConditions } from './call-log-conditions';
import { CallLogEntity } from './call-log.entity';
import type { ListCursor, ListPlace } from './list-place';

/** A row of the list with nothing of it but its notes. */
export interface SealedNotes extends ListPlace {
  readonly notes: string | null;
}

/** Reads rows of the list in its order, from any place in either direction. */
export class CallLogScan {
  constructor(
    private readonly database: Database,
    private readonly conditions: CallLogConditions,
  ) {}

  /** Up to `limit` rows beyond `start`, nearest first. Notes are not looked at. */
  async rows(
    workspaceId: string,
    criteria: CallLogCriteria,
    start: ListCursor | null,
    limit: number,
  ): Promise<readonly CallLogEntity[]> {
    const towards = start?.towards ?? 'older';
    const branches = await this.conditions.branches('log', workspaceId, criteria);
    const found = await Promise.all(
      branches.map((branch) => this.query(branch, start, towards, limit, usesListIndex(criteria)).getMany()),
    );
    if (found.length === 1) return found[0] ?? [];
    const byId = new Map(found.flat().map((row) => [row.id, row]));
    return [...byId.values()]
      .sort((a, b) => (towards === 'older' ? byPlace(b, a) : byPlace(a, b)))
      .slice(0, limit);
  }

  /** As `rows`, but only the sealed notes, for who opens many. */
  async notes(
    workspaceId: string,
    criteria: CallLogCriteria,
    start: ListCursor | null,
    limit: number,
  ): Promise<readonly SealedNotes[]> {
    const towards = start?.towards ?? 'older';
    const conditions = await this.conditions.of('log', workspaceId, criteria);
    return this.query(conditions, start, towards, limit, usesListIndex(criteria))
      .select('log.id', 'id')
      .addSelect('log.listed_at', 'listedAt')
      .addSelect('log.notes', 'notes')
      .getRawMany<SealedNotes>();
  }

  private query(
    conditions: readonly SqlCriterion[],
    start: ListCursor | null,
    towards: ListCursor['towards'],
    limit: number,
    onListIndex: boolean,
  ): SelectQueryBuilder<CallLogEntity> {
    const query = this.database.repository(CallLogEntity).createQueryBuilder('log');
    // Left to itself the optimizer sorts the whole workspace for a page of it.
    if (onListIndex) query.useIndex('ix_vk_call_logs_listed');
    for (const { sql, parameters } of conditions) query.andWhere(sql, parameters);
    const [beyond, order] = towards === 'older' ? (['<', 'DESC'] as const) : (['>', 'ASC'] as const);
    if (start)
      query
        .andWhere(`log.listed_at ${beyond}= :startAt`)
        .andWhere(`(log.listed_at ${beyond} :startAt OR log.id ${beyond} :startId)`, {
          startAt: start.listedAt,
          startId: start.id,
        });
    return query.orderBy('log.listedAt', order).addOrderBy('log.id', order).limit(limit);
  }
}

const usesListIndex = ({ numbers = [], campaignId }: CallLogCriteria): boolean =>
  numbers.length === 0 && campaignId === undefined;

const byPlace = (a: CallLogEntity, b: CallLogEntity): number =>
  a.listedAt.getTime() - b.listedAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
