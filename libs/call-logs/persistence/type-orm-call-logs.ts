import { Clock, newId } from '@voicekeep/shared/kernel';
import { errors } from '@voicekeep/shared/errors';
import type { Database } from '@voicekeep/shared/persistence';
import { CallLogs, mergeFacts, type CallFacts, type Workspaces } from '@voicekeep/call-logs/domain';
import { CampaignEntity } from './campaign.entity';
import type { CallLogCells } from './call-log-cells';
import { CallLogEntity } from './call-log.entity';
import type { CallTombstones } from './call-tombstones';

/** An arriving call waits for the row of its SID, then looks for a tombstone: no deletion slips in between. */
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

  override record(workspaceId: string, facts: CallFacts): Promise<string | null> {
    return this.database.run(async () => {
      const row = await this.claim(workspaceId, facts.callSid, facts.startedAt);
      if (!row) return null;
      await this.write(row, facts);
      return row.id;
    });
  }

  override ensure(
    workspaceId: string,
    callSid: string,
    startedAt: Date | null,
  ): Promise<{ id: string; complete: boolean } | null> {
    return this.database.run(async () => {
      const row = await this.claim(workspaceId, callSid, startedAt);
      return row && { id: row.id, complete: row.status !== null && row.startedAt !== null };
    });
  }

  override async numbers(
    workspaceId: string,
    callLogId: string,
  ): Promise<{ from: string | null; to: string | null } | null> {
    const row = await this.database.repository(CallLogEntity).findOneBy({ workspaceId, id: callLogId });
    if (!row || (row.from === null && row.to === null)) return null;
    return {
      from: await this.cells.open(row, 'from_party', row.from),
      to: await this.cells.open(row, 'to_party', row.to),
    };
  }

  /** The locked row of this SID, made if need be; null when a person deleted the call or the workspace is going. */
  private async claim(
    workspaceId: string,
    callSid: string,
    startedAt: Date | null,
  ): Promise<CallLogEntity | null> {
    if (!(await this.workspaces.exists(workspaceId))) return null;
    if (await this.tombstones.has(workspaceId, callSid)) return null;
    const now = this.clock.now();
    // An insert that yields takes the exclusive lock at once; insert-ignore would share it and deadlock.
    await this.database.manager.query(
      `INSERT INTO vk_call_logs (workspace_id, id, call_sid, direction, listed_at, created_at)
       VALUES (?, ?, ?, 'unknown', ?, ?) ON DUPLICATE KEY UPDATE call_sid = VALUES(call_sid)`,
      [workspaceId, newId(), callSid, startedAt ?? now, now],
    );
    const rows = this.database.repository(CallLogEntity);
    const row = await rows.findOneBy({ workspaceId, callSid });
    if (!row) throw errors.internal('call_log.not_written', 'The call log could not be written.');
    // Looked for again, now that no deletion of this call can be under way.
    if (!(await this.tombstones.has(workspaceId, callSid))) return row;
    await rows.delete({ workspaceId, id: row.id });
    return null;
  }

  private async write(row: CallLogEntity, facts: CallFacts): Promise<void> {
    const { workspaceId, id } = row;
    const sealed = {
      ...facts,
      from: await this.cells.seal(row, 'from_party', facts.from),
      to: await this.cells.seal(row, 'to_party', facts.to),
      callerName: await this.cells.seal(row, 'caller_name', facts.callerName),
    };
    const { status, answeredBy, ...merged } = mergeFacts(row, sealed);
    const from = merged.from === sealed.from ? await this.cells.indexesOfFrom(workspaceId, facts.from) : {};
    const to = merged.to === sealed.to ? await this.cells.indexesOfTo(workspaceId, facts.to) : {};
    const { fromIndex, toIndex } = { ...row, ...from, ...to };
    await this.database.repository(CallLogEntity).update(
      { workspaceId, id },
      {
        ...merged,
        ...{ ...from, ...to },
        status: status?.slice(0, 20) ?? null,
        answeredBy: answeredBy?.slice(0, 40) ?? null,
        listedAt: merged.startedAt ?? row.listedAt,
        campaignId: row.campaignId ?? (await this.campaignOf(workspaceId, toIndex, fromIndex)),
      },
    );
  }

  /** The campaign of the number called, or of the number a call went out from. */
  private async campaignOf(
    workspaceId: string,
    ...indexes: readonly (string | null)[]
  ): Promise<string | null> {
    for (const trackingIndex of indexes) {
      if (trackingIndex === null) continue;
      const campaign = await this.database
        .repository(CampaignEntity)
        .findOneBy({ workspaceId, trackingIndex });
      if (campaign) return campaign.id;
    }
    return null;
  }
}
