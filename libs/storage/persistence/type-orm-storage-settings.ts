import type { CellCipher } from '@voicekeep/shared/crypto';
import { type Clock, Remembered } from '@voicekeep/shared/kernel';
import { type Database, isDuplicateKey, PlainRows } from '@voicekeep/shared/persistence';
import {
  StorageSettingsRepository,
  type StorageForm,
  type StorageSave,
  type StoredStorage,
} from '@voicekeep/storage/domain';
import { openForm, sealForm } from './storage-form-record';
import type { StorageLocations } from './storage-locations';
import type { StoragePeriods } from './storage-periods';
import { StorageSettingsEntity } from './storage-settings.entity';

export class TypeOrmStorageSettings extends StorageSettingsRepository {
  private readonly plain: PlainRows<StorageSettingsEntity>;
  private readonly forms = new Remembered<StorageForm>();

  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
    private readonly locations: StorageLocations,
    private readonly periods: StoragePeriods,
    private readonly clock: Clock,
  ) {
    super();
    this.plain = new PlainRows(database, StorageSettingsEntity);
  }

  private get rows() {
    return this.database.repository(StorageSettingsEntity);
  }

  override async find(workspaceId: string): Promise<StoredStorage | null> {
    const row = await this.plain.one({ workspaceId });
    if (!row) return null;
    const { enabled, locationId, version } = row;
    const form = await this.forms.get(workspaceId, row.form + row.secrets, () =>
      openForm(this.cipher, workspaceId, row),
    );
    return { workspaceId, enabled, locationId, version, form };
  }

  override async save(save: StorageSave): Promise<StoredStorage | null> {
    const { workspaceId, basedOn, enabled } = save;
    const sealed = await sealForm(this.cipher, workspaceId, save.form);
    const now = this.clock.now();
    const saved = await this.database.run(async () => {
      const values = { enabled, version: basedOn + 1, ...sealed, updatedAt: now };
      if (!(await this.write(workspaceId, basedOn, values))) return false;
      await this.periods.record(workspaceId, enabled, now);
      if (!save.tested) return true;
      const locationId = await this.locations.activate(workspaceId, save.tested);
      await this.rows.update({ workspaceId }, { locationId });
      return true;
    });
    return saved ? this.find(workspaceId) : null;
  }

  /** @returns false when the row is no longer the one this save is based on. */
  private async write(
    workspaceId: string,
    basedOn: number,
    values: Omit<StorageSettingsEntity, 'workspaceId' | 'locationId'>,
  ): Promise<boolean> {
    if (basedOn > 0) {
      const { affected } = await this.rows.update({ workspaceId, version: basedOn }, values);
      return affected === 1;
    }
    try {
      await this.rows.insert({ workspaceId, locationId: null, ...values });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
