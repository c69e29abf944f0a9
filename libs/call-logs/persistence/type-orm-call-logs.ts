import { In, IsNull, MoreThanOrEqual } from 'typeorm';
import { Clock } from '@voicekeep/shared/kernel';
import { errors, VoicekeepError } from '@voicekeep/shared/errors';
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
  type Workspaces,
} from '@voicekeep/call-logs/domain';
import { CampaignEntity } from './campaign.entity';
import type { CallLogCells } from './call-log-cells';
import { CallLogEntity } from './call-log.entity';
import { emptyCallLog, insertCallLogs } from './call-log-insert';
import type { CallTombstones } from './call-tombstones';

/** What news of a call may change in its row. */
const CHANGED = [
  ...['parent_call_sid', 'from_party', 'to_party', 'caller_name', 'direction', 'started_at', 'listed_at'],
  ...['duration_seconds', 'status', 'answered_by', 'campaign_id'],
  ...['from_index', 'from_last7', 'from_last4', 'from_area', 'to_index', 'to_last7', 'to_last4', 'to_area'],
];

interface Begun<Call extends NamedCall> {
  readonly row: CallLogEntity;
  readonly facts: Call;
}

type News = Begun<CallFacts>;

interface Claimed {
  /** By call SID. */
  readonly ids: ReadonlyMap<string, string>;
  /** Calls whose rows were made just now. */
  readonly made: ReadonlySet<string>;
}

const NOTHING: Claimed = { ids: new Map(), made: new Set() };

/** Arriving calls wait for the rows of their SIDs, then look for tombstones: no deletion slips in between. */
export class TypeOrmCallLogs extends CallLogs {
  constructor(
    private readonly database: Database,
    private readonly cells: CallLogCells,
    private readonly tombstones: CallTombstones,
    private readonly workspaces: Workspaces,
    private readonly clock: Clock,
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
      const { ids, made } = await this.claim(workspaceId, [...news.values()], begin);
      const known = [...ids].flatMap(([callSid, id]) => (made.has(callSid) ? [] : [id]));
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
      const { ids, made } = await this.claim(workspaceId, calls, asTheyAre);
      const known = [...ids].flatMap(([callSid, id]) => (made.has(callSid) ? [] : [id]));
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

  /**
   * Locks the rows of these calls and makes those that are missing; without calls a person deleted, none when the
   * workspace is going.
   * @param begin the rows of calls not known yet, as they are to be written
   */
  private async claim<Call extends NamedCall>(
    workspaceId: string,
    calls: readonly Call[],
    begin: (begun: readonly Begun<Call>[]) => Promise<readonly CallLogEntity[]>,
  ): Promise<Claimed> {
    if (calls.length === 0 || !(await this.workspaces.exists(workspaceId))) return NOTHING;
    const bySid = new Map(calls.map((call) => [call.callSid, call]));
    // In one order everywhere, so that two who hear of the same calls do not wait for one another.
    const wanted = [...bySid.values()].sort((a, b) => (a.callSid < b.callSid ? -1 : 1));
    const sids = sidsOf(wanted);
    const known = await this.idsOf(workspaceId, sids);
    const now = this.clock.now();
    const stubs = wanted.map((facts) => ({ row: emptyCallLog(workspaceId, facts, now), facts }));
    const begun = await begin(stubs.filter(({ facts }) => !known.has(facts.callSid)));
    const first = new Map(begun.map((row) => [row.callSid, row]));
    await insertCallLogs(
      this.database,
      stubs.map(({ row }) => first.get(row.callSid) ?? row),
    );
    const ids = await this.idsOf(workspaceId, sids);
    if (ids.size < sids.length)
      throw errors.internal('call_log.not_written', 'The call log could not be written.');
    // Looked for only now that no deletion of these calls can be under way.
    const deleted = await this.tombstones.among(workspaceId, sids);
    const gone = [...deleted].flatMap((callSid) => ids.get(callSid) ?? []);
    if (gone.length > 0) await this.rows.delete({ workspaceId, id: In(gone) });
    for (const callSid of deleted) ids.delete(callSid);
    const made = begun.flatMap(({ callSid, id }) => (ids.get(callSid) === id ? callSid : []));
    return { ids, made: new Set(made) };
  }

  private async idsOf(workspaceId: string, callSids: readonly string[]): Promise<Map<string, string>> {
    const rows: { callSid: string; id: string }[] = await this.database.manager.query(
      'SELECT call_sid AS callSid, id FROM vk_call_logs WHERE workspace_id = ? AND call_sid IN (?)',
      [workspaceId, callSids],
    );
    return new Map(rows.map(({ callSid, id }) => [callSid, id]));
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
    const { status, answeredBy, ...merged } = mergeFacts(row, sealed);
    const from = merged.from === sealed.from ? await this.cells.indexesOfFrom(workspaceId, facts.from) : {};
    const to = merged.to === sealed.to ? await this.cells.indexesOfTo(workspaceId, facts.to) : {};
    return {
      ...row,
      ...{ ...merged, ...from, ...to },
      status: status?.slice(0, 20) ?? null,
      answeredBy: answeredBy?.slice(0, 40) ?? null,
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

const sidsOf = (calls: readonly { readonly callSid: string }[]): string[] =>
  calls.map(({ callSid }) => callSid);
