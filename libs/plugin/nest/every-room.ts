import type { ConditionBook } from '@voicekeep/alerts/domain';
import { WorkspaceRooms } from '@voicekeep/call-logs/domain';
import type { StorageRoom } from '@voicekeep/storage/domain';
import type { TelephonySettingsRepository } from '@voicekeep/telephony/domain';
import type { RecordingRooms } from '@voicekeep/recordings/persistence';

/** Empties every wing's rooms of a workspace that ends. What must outlast it (audit, tombstones) stays. */
export class EveryRoom extends WorkspaceRooms {
  constructor(
    private readonly recordings: RecordingRooms,
    private readonly storage: StorageRoom,
    private readonly telephony: TelephonySettingsRepository,
    private readonly conditions: ConditionBook,
    private readonly host: WorkspaceRooms | null,
  ) {
    super();
  }

  override async empty(workspaceId: string): Promise<void> {
    await this.recordings.empty(workspaceId);
    await this.storage.empty(workspaceId);
    await this.telephony.remove(workspaceId);
    await this.conditions.empty(workspaceId);
    await this.host?.empty(workspaceId);
  }
}
