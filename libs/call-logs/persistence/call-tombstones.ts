import { BlindIndex } from '@voicekeep/shared/crypto';
import { Clock } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import { CallTombstoneEntity } from './call-tombstone.entity';

const PURPOSE = 'call-tombstone';

/** Remembers deleted calls without knowing them: a keyed hash of the SID. */
export class CallTombstones {
  constructor(
    private readonly database: Database,
    private readonly index: BlindIndex,
    private readonly clock: Clock,
  ) {}

  /** Those of these calls that a person deleted. */
  async among(workspaceId: string, callSids: readonly string[]): Promise<ReadonlySet<string>> {
    if (callSids.length === 0) return new Set();
    const sids = new Map<string, string>();
    for (const sid of callSids) sids.set(await this.index.of(workspaceId, PURPOSE, sid), sid);
    const rows: readonly { callIndex: string }[] = await this.database.query(
      'SELECT call_index AS callIndex FROM vk_call_tombstones WHERE workspace_id = ? AND call_index IN (?)',
      [workspaceId, [...sids.keys()]],
    );
    return new Set(rows.flatMap(({ callIndex }) => sids.get(callIndex) ?? []));
  }

  async hasLog(workspaceId: string, callLogId: string): Promise<boolean> {
    return this.database.repository(CallTombstoneEntity).existsBy({ workspaceId, callLogId });
  }

  async leave(workspaceId: string, logs: readonly { id: string; callSid: string }[]): Promise<void> {
    if (logs.length === 0) return;
    const deletedAt = this.clock.now();
    const rows = await Promise.all(
      logs.map(async ({ id, callSid }) => ({
        workspaceId,
        callIndex: await this.index.of(workspaceId, PURPOSE, callSid),
        callLogId: id,
        deletedAt,
      })),
    );
    await this.database.repository(CallTombstoneEntity).upsert(rows, ['workspaceId', 'callIndex']);
  }
}
