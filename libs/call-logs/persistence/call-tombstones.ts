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

  async has(workspaceId: string, callSid: string): Promise<boolean> {
    const callIndex = await this.index.of(workspaceId, PURPOSE, callSid);
    return this.database.repository(CallTombstoneEntity).existsBy({ workspaceId, callIndex });
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
