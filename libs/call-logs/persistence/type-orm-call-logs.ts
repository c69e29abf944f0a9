import { In, IsNull, MoreThanOrEqual } from 'typeorm';
import { VoicekeepError } from '@voicekeep/shared/errors';
import type { Database } from '@voicekeep/shared/persistence';
import {
  bringsNews,
  CallLogs,
  mergeFacts,
  UNFINISHED_STATUSES,
  type CallFacts,
  type KnownCallLog,
  type KnownFacts,
  type NamedCall,
} from '@voicekeep/call-logs/domain';
import { CampaignEntity } from './campaign.entity';
import type { CallLogCells } from './call-log-cells';
import type { Begun, CallLogClaims } from './call-log-claims';
import { CallLogEntity } from './call-log.entity';

/** What news of a call may change in its row. */
const CHANGED = [
  ...['parent_call_sid', 'from_party', 'to_party', 'caller_name', 'direction', 'started_at', 'listed_at'],
  ...['duration_seconds', 'status', 'answered_by', 'price', 'price_unit', 'campaign_id'],
  ...['from_index', 'from_last7', 'from_last4', 'from_area', 'to_index', 'to_last7', 'to_last4', 'to_area'],
];

type News = Begun<CallFacts>;

/** The call list as calls arrive in it: what is known of each grows, and what is known already is not written. */
export class TypeOrmCallLogs extends CallLogs {
  constructor(
    private readonly database: Database,
    private readonly cells: CallLogCells,
    private readonly claims: CallLogClaims,
  ) {
    super();
  }

  private get rows() {
    return this.database.repository(CallLogEntity);
  }

  override recordAll(workspaceId: string, calls: readonly CallFacts[]): Promise<ReadonlyMap<string, string>> {
    const news = new Map<string, CallFacts>();
    for (const facts of calls) {
      const earlier = news.get(facts.callSid);
      news.set(facts.callSid, earlier ? { ...facts, ...mergeFacts(earlier, facts) } : facts);
    }
    return this.database.run(async () => {
      const begin = (begun: readonly News[]) => this.grownAll(workspaceId, begun);
      const { ids, known } = await this.claims.take(workspaceId, [...news.values()], begin);
      await this.update(workspaceId, known, news);
      return ids;
    });
  }

  override ensureAll(
    workspaceId: string,
    calls: readonly NamedCall[],
  ): Promise<ReadonlyMap<string, KnownCallLog>> {
    return this.database.run(async () => {
      const asTheyAre = async (begun: readonly Begun<NamedCall>[]) => begun.map(({ row }) => row);
      const { ids, known } = await this.claims.take(workspaceId, calls, asTheyAre);
      const select = { callSid: true, status: true, startedAt: true } as const;
      const rows =
        known.length === 0 ? [] : await this.rows.find({ select, where: { workspaceId, id: In(known) } });
      const told = new Set(
        rows.flatMap(({ callSid, status, startedAt }) =>
          status !== null && startedAt !== null ? callSid : [],
        ),
      );
      return new Map([...ids].map(([callSid, id]) => [callSid, { id, complete: told.has(callSid) }]));
    });
  }

  override async unfinished(
    workspaceId: string,
    since: Date,
    limit: number,
  ): Promise<readonly { callSid: string; startedAt: Date }[]> {
    const recent = { workspaceId, listedAt: MoreThanOrEqual(since) };
    const rows = await this.rows.find({
      select: { callSid: true, listedAt: true },
      where: [
        { ...recent, status: IsNull() },
        { ...recent, status: In(UNFINISHED_STATUSES) },
        { ...recent, status: 'completed', price: IsNull() },
      ],
      order: { listedAt: 'ASC' },
      take: limit,
    });
    return rows.map(({ callSid, listedAt }) => ({ callSid, startedAt: listedAt }));
  }

  override async numbers(
    workspaceId: string,
    callLogId: string,
  ): Promise<{ from: string | null; to: string | null } | null> {
    const row = await this.rows.findOneBy({ workspaceId, id: callLogId });
    if (!row || (row.from === null && row.to === null)) return null;
    return {
      from: await this.cells.open(row, 'from_party', row.from),
      to: await this.cells.open(row, 'to_party', row.to),
    };
  }

  /** Adds the news to rows that were there before. */
  private async update(
    workspaceId: string,
    ids: readonly string[],
    news: ReadonlyMap<string, CallFacts>,
  ): Promise<void> {
    if (ids.length === 0) return;
    const told: News[] = [];
    for (const row of await this.rows.findBy({ workspaceId, id: In(ids) })) {
      const facts = news.get(row.callSid);
      if (facts && bringsNews(await this.opened(row), facts)) told.push({ row, facts });
    }
    if (told.length === 0) return;
    await this.rows
      .createQueryBuilder()
      .insert()
      .values([...(await this.grownAll(workspaceId, told))])
      .orUpdate(CHANGED, ['workspace_id', 'id'])
      .updateEntity(false)
      .execute();
  }

  /**
   * What a row says, to be compared with news: an import that reads the same calls again writes nothing. A cell that
   * does not open says nothing, so that the news mend it.
   */
  private async opened(row: CallLogEntity): Promise<KnownFacts> {
    const open = (column: 'from_party' | 'to_party' | 'caller_name', cell: string | null) =>
      this.cells.open(row, column, cell).catch(unlessUnreadable);
    return {
      ...row,
      from: await open('from_party', row.from),
      to: await open('to_party', row.to),
      callerName: await open('caller_name', row.callerName),
    };
  }

  /** The rows with what the news add to them, and the campaigns of their tracking numbers. */
  private async grownAll(workspaceId: string, news: readonly News[]): Promise<readonly CallLogEntity[]> {
    const grown = await Promise.all(news.map(({ row, facts }) => this.grown(row, facts)));
    const campaigns = await this.campaignsOf(
      workspaceId,
      grown.flatMap((row) => (row.campaignId === null ? [row.toIndex, row.fromIndex] : [])),
    );
    return grown.map((row) => ({
      ...row,
      campaignId:
        row.campaignId ?? campaigns.get(row.toIndex ?? '') ?? campaigns.get(row.fromIndex ?? '') ?? null,
    }));
  }

  /** The row with what the news add to it. */
  private async grown(row: CallLogEntity, facts: CallFacts): Promise<CallLogEntity> {
    const { workspaceId } = row;
    const sealed = {
      ...facts,
      from: await this.cells.seal(row, 'from_party', facts.from),
      to: await this.cells.seal(row, 'to_party', facts.to),
      callerName: await this.cells.seal(row, 'caller_name', facts.callerName),
    };
    const { status, answeredBy, priceUnit, ...merged } = mergeFacts(row, sealed);
    const from = merged.from === sealed.from ? await this.cells.indexesOfFrom(workspaceId, facts.from) : {};
    const to = merged.to === sealed.to ? await this.cells.indexesOfTo(workspaceId, facts.to) : {};
    return {
      ...row,
      ...{ ...merged, ...from, ...to },
      status: status?.slice(0, 20) ?? null,
      answeredBy: answeredBy?.slice(0, 40) ?? null,
      priceUnit: priceUnit?.slice(0, 3) ?? null,
      listedAt: merged.startedAt ?? row.listedAt,
    };
  }

  /** The campaigns of these tracking numbers: of the number called, or of the one a call went out from. */
  private async campaignsOf(
    workspaceId: string,
    indexes: readonly (string | null)[],
  ): Promise<ReadonlyMap<string, string>> {
    const asked = [...new Set(indexes.filter((index) => index !== null))];
    if (asked.length === 0) return new Map();
    const campaigns = await this.database
      .repository(CampaignEntity)
      .findBy({ workspaceId, trackingIndex: In(asked) });
    return new Map(campaigns.map(({ trackingIndex, id }) => [trackingIndex ?? '', id]));
  }
}

/** Anything else, such as a database that does not answer, must not pass for a cell that says nothing. */
function unlessUnreadable(error: unknown): null {
  if (error instanceof VoicekeepError && error.code === 'crypto.cell_unreadable') return null;
  throw error;
}
