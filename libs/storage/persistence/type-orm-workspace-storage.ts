import {
  WorkspaceStorage,
  type StoragePolicy,
  type StorageSettingsRepository,
} from '@voicekeep/storage/domain';
import type { StoragePeriods } from './storage-periods';

export class TypeOrmWorkspaceStorage extends WorkspaceStorage {
  constructor(
    private readonly settings: StorageSettingsRepository,
    private readonly periods: StoragePeriods,
  ) {
    super();
  }

  override async policy(workspaceId: string): Promise<StoragePolicy | null> {
    const stored = await this.settings.find(workspaceId);
    if (!stored || stored.locationId === null) return null;
    const { form, enabled, locationId } = stored;
    const { from, numbers, kinds } = form.scope;
    return {
      enabled,
      locationId,
      keyTemplate: form.keyTemplate,
      externalPrefix: form.externalPrefix,
      verification: form.verification,
      audioFormat: form.audioFormat,
      playback: form.playback,
      deleteTwilioCopy: form.deleteTwilioCopy,
      deleteTwilioCopyAfterHours: form.deleteTwilioCopyAfterHours,
      deleteWithCallLog: form.deleteWithCallLog,
      scope: { from: from === null ? null : new Date(from), numbers, kinds },
    };
  }

  override wasEnabledAt(workspaceId: string, instant: Date): Promise<boolean> {
    return this.periods.includes(workspaceId, instant);
  }
}
