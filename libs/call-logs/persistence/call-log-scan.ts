import type { SelectQueryBuilder } from 'typeorm';
import { forceIndex, type Database, type SqlCriterion } from '@voicekeep/shared/persistence';
import type { CallLogCriteria } from '@voicekeep/call-logs/domain';
import type { CallLogConditions } from './call-log-conditions';
import { CallLogEntity } from './call-log.entity';
import type { ListCursor, ListPlace } from './list-place';

/** A row of the list with nothing of it but its notes. */
export interface SealedNotes extends ListPlace {
  readonly notes: string | null;
}

/** What of a row is shown, without the price of whole entities: for who reads many. */
export type SealedEntry = ListPlace & Pick<CallLogEntity, (typeof SHOWN)[number]>;

const SHOWN = [
  ...(['workspaceId', 'callSid', 'from', 'to', 'direction', 'startedAt', 'durationSeconds'] as const),
  ...(['status', 'answeredBy', 'price', 'priceUnit', 'callerName', 'notes', 'tags', 'campaignId'] as const),
] as const;

type Read<R> = (query: SelectQueryBuilder<CallLogEntity>) => Promise<R[]>;

/** Reads rows of the list in its order, from any place in either direction. */
export class CallLogScan {
  constructor(
    private readonly database: Database,
    private readonly conditions: CallLogConditions,
  ) {}

  /** Up to `limit` rows beyond `start`, nearest first. What notes say is not looked at, here and below. */
  rows(
    workspaceId: string,
    criteria: CallLogCriteria,
    start: ListCursor | null,
    limit: number,
  ): Promise<readonly CallLogEntity[]> {
    return this.read(workspaceId, criteria, start, limit, (query) => query.getMany());
  }

  entries(
    workspaceId: string,
    criteria: CallLogCriteria,
    start: ListCursor | null,
    limit: number,
  ): Promise<readonly SealedEntry[]> {
    return this.read(workspaceId, criteria, start, limit, columns<SealedEntry>(SHOWN));
  }

  notes(
    workspaceId: string,
    criteria: CallLogCriteria,
    start: ListCursor | null,
    limit: number,
  ): Promise<readonly SealedNotes[]> {
    return this.read(workspaceId, criteria, start, limit, columns<SealedNotes>(['notes']));
  }

  private async read<R extends ListPlace>(
    workspaceId: string,
    criteria: CallLogCriteria,
    start: ListCursor | null,
    limit: number,
    read: Read<R>,
  ): Promise<readonly R[]> {
    const towards = start?.towards ?? 'older';
    const branches = await this.conditions.branches('log', workspaceId, criteria);
    const onListIndex = usesListIndex(criteria);
    const found = await Promise.all(
      branches.map((branch) => read(this.query(branch, start, towards, limit, onListIndex))),
    );
    if (found.length === 1) return found[0] ?? [];
    const byId = new Map(found.flat().map((row) => [row.id, row]));
    return [...byId.values()]
      .sort((a, b) => (towards === 'older' ? byPlace(b, a) : byPlace(a, b)))
      .slice(0, limit);
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
    if (onListIndex) forceIndex(query, 'ix_vk_call_logs_listed');
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

const columns =
  <R extends ListPlace>(names: readonly (keyof CallLogEntity)[]): Read<R> =>
  (query) => {
    query.select('log.id', 'id').addSelect('log.listedAt', 'listedAt');
    for (const name of names) query.addSelect(`log.${name}`, name);
    return query.getRawMany<R>();
  };

const usesListIndex = ({ numbers = [], campaignId, tag }: CallLogCriteria): boolean =>
  numbers.length === 0 && campaignId === undefined && tag === undefined;

const byPlace = (a: ListPlace, b: ListPlace): number =>
  a.listedAt.getTime() - b.listedAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
