import type { CellCipher } from '@voicekeep/shared/crypto';
import { errors } from '@voicekeep/shared/errors';
import type { Clock } from '@voicekeep/shared/kernel';
import { type Database, isDuplicateKey } from '@voicekeep/shared/persistence';
import {
  TelephonySettingsRepository,
  type StoredTelephony,
  type TelephonySave,
} from '@voicekeep/telephony/domain';
import { openRow, sealAccount } from './telephony-record';
import { TelephonySettingsEntity } from './telephony-settings.entity';

/** A busy account would else write its row with every webhook. */
const NOTE_EVERY_MS = 5000;

export class TypeOrmTelephonySettings extends TelephonySettingsRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
    private readonly clock: Clock,
  ) {
    super();
  }

  private get rows() {
    return this.database.repository(TelephonySettingsEntity);
  }

  override async find(workspaceId: string): Promise<StoredTelephony | null> {
    const row = await this.rows.findOneBy({ workspaceId });
    return row && openRow(this.cipher, row);
  }

  override async findByAccount(accountSid: string): Promise<StoredTelephony | null> {
    const row = await this.rows.findOneBy({ accountSid });
    return row && openRow(this.cipher, row);
  }

  override async save({ workspaceId, basedOn, account }: TelephonySave): Promise<StoredTelephony | null> {
    const sealed = await sealAccount(this.cipher, workspaceId, account);
    const values = { ...sealed, version: basedOn + 1, updatedAt: this.clock.now() };
    try {
      if (basedOn === 0) await this.rows.insert({ workspaceId, ...values });
      else if ((await this.rows.update({ workspaceId, version: basedOn }, values)).affected === 0)
        return null;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const holder = await this.rows.findOneBy({ accountSid: account.accountSid });
      if (!holder || holder.workspaceId === workspaceId) return null;
      throw errors.conflict(
        'telephony.account_in_use',
        'Another workspace uses this Twilio account: remove it there first, or use a subaccount.',
      );
    }
    return this.find(workspaceId);
  }

  override async noteReceived(read: StoredTelephony, at: Date): Promise<void> {
    await this.note('lastReceivedAt', read, at);
  }

  override async noteRejected(read: StoredTelephony, at: Date): Promise<void> {
    await this.note('lastRejectedAt', read, at);
  }

  override async remove(workspaceId: string): Promise<void> {
    await this.rows.delete({ workspaceId });
  }

  private async note(
    property: 'lastReceivedAt' | 'lastRejectedAt',
    read: StoredTelephony,
    at: Date,
  ): Promise<void> {
    const last = read[property];
    if (last && at.getTime() - last.getTime() < NOTE_EVERY_MS) return;
    await this.rows.update({ workspaceId: read.workspaceId }, { [property]: at });
  }
}
