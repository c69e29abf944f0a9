import { In } from 'typeorm';
import { errors } from '@voicekeep/shared/errors';
import type { Clock } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import type { NamedCall, Workspaces } from '@voicekeep/call-logs/domain';
import { CallLogEntity } from './call-log.entity';
import { emptyCallLog, insertCallLogs } from './call-log-insert';
import type { CallTombstones } from './call-tombstones';

export interface Begun<Call extends NamedCall> {
  readonly row: CallLogEntity;
  readonly facts: Call;
}

export interface Claimed {
  /** By call SID. */
  readonly ids: ReadonlyMap<string, string>;
  /** The ids among them that were there before. */
  readonly known: readonly string[];
}

const NOTHING: Claimed = { ids: new Map(), known: [] };

/** Arriving calls wait for the rows of their SIDs, then look for tombstones: no deletion slips in between. */
export class CallLogClaims {
  constructor(
    private readonly database: Database,
    private readonly tombstones: CallTombstones,
    private readonly workspaces: Workspaces,
    private readonly clock: Clock,
  ) {}

  /**
   * Locks the rows of these calls and makes those that are missing; without calls a person deleted, none when the
   * workspace is going.
   * @param begin the rows of calls not known yet, as they are to be written
   */
  async take<Call extends NamedCall>(
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
    if (gone.length > 0) await this.database.repository(CallLogEntity).delete({ workspaceId, id: In(gone) });
    for (const callSid of deleted) ids.delete(callSid);
    const made = new Set(begun.map(({ id }) => id));
    return { ids, known: [...ids.values()].filter((id) => !made.has(id)) };
  }

  private async idsOf(workspaceId: string, callSids: readonly string[]): Promise<Map<string, string>> {
    const rows: { callSid: string; id: string }[] = await this.database.query(
      'SELECT call_sid AS callSid, id FROM vk_call_logs WHERE workspace_id = ? AND call_sid IN (?)',
      [workspaceId, callSids],
    );
    return new Map(rows.map(({ callSid, id }) => [callSid, id]));
  }
}

const sidsOf = (calls: readonly { readonly callSid: string }[]): string[] =>
  calls.map(({ callSid }) => callSid);
