import { errors } from '@voicekeep/shared/errors';
import type { CellCipher, CellPlace } from '@voicekeep/shared/crypto';
import type { Clock } from '@voicekeep/shared/kernel';
import { isDuplicateKey, type Database } from '@voicekeep/shared/persistence';
import {
  TelephonyAccounts,
  type TelephonyAccount,
  type TelephonyAccountValues,
} from '@voicekeep/telephony/domain';
import { TelephonySettingsEntity } from './telephony-settings.entity';

type SecretColumn = 'auth_token' | 'secondary_auth_token' | 'api_key_secret';

const place = (workspaceId: string, column: SecretColumn): CellPlace => ({
  workspaceId,
  table: 'vk_telephony_settings',
  column,
  rowId: workspaceId,
});

export class TypeOrmTelephonyAccounts extends TelephonyAccounts {
  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async find(workspaceId: string): Promise<TelephonyAccount | null> {
    const row = await this.rows.findOneBy({ workspaceId });
    return row && this.opened(row);
  }

  override async findByAccountSid(accountSid: string): Promise<TelephonyAccount | null> {
    const row = await this.rows.findOneBy({ accountSid });
    return row && this.opened(row);
  }

  override async save(values: TelephonyAccountValues): Promise<TelephonyAccount> {
    const { workspaceId } = values;
    const seal = (column: SecretColumn, secret: string | null): Promise<string | null> =>
      this.cipher.sealNullable(place(workspaceId, column), secret);
    const changed = {
      accountSid: values.accountSid,
      authToken: await seal('auth_token', values.authToken),
      secondaryAuthToken: await seal('secondary_auth_token', values.secondaryAuthToken),
      apiKeySid: values.apiKeySid,
      apiKeySecret: await seal('api_key_secret', values.apiKeySecret),
      region: values.region,
      edge: values.edge,
      updatedAt: this.clock.now(),
    };
    try {
      const updated = await this.rows.update({ workspaceId }, { ...changed, version: () => 'version + 1' });
      if (updated.affected === 0)
        await this.rows.insert({
          workspaceId,
          ...changed,
          lastReceivedAt: null,
          lastRejectedAt: null,
          version: 1,
        });
    } catch (cause) {
      if (!isDuplicateKey(cause)) throw cause;
      throw errors.conflict(
        'telephony.account_in_use',
        'Another workspace uses this Twilio account; one account belongs to one workspace.',
        { cause },
      );
    }
    const saved = await this.find(workspaceId);
    if (!saved)
      throw errors.internal('telephony.not_saved', 'The Twilio settings were removed while they were saved.');
    return saved;
  }

  override async noteWebhook(workspaceId: string, outcome: 'received' | 'rejected', at: Date): Promise<void> {
    await this.rows.update(
      { workspaceId },
      outcome === 'received' ? { lastReceivedAt: at } : { lastRejectedAt: at },
    );
  }

  override async remove(workspaceId: string): Promise<void> {
    await this.rows.delete({ workspaceId });
  }

  private get rows() {
    return this.database.repository(TelephonySettingsEntity);
  }

  private async opened(row: TelephonySettingsEntity): Promise<TelephonyAccount> {
    const open = (column: SecretColumn, cell: string | null): Promise<string | null> =>
      this.cipher.openNullable(place(row.workspaceId, column), cell);
    return {
      workspaceId: row.workspaceId,
      accountSid: row.accountSid,
      authToken: await open('auth_token', row.authToken),
      secondaryAuthToken: await open('secondary_auth_token', row.secondaryAuthToken),
      apiKeySid: row.apiKeySid,
      apiKeySecret: await open('api_key_secret', row.apiKeySecret),
      region: row.region,
      edge: row.edge,
      lastReceivedAt: row.lastReceivedAt,
      lastRejectedAt: row.lastRejectedAt,
      version: row.version,
    };
  }
}
