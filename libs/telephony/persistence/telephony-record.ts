import type { CellCipher, CellPlace } from '@voicekeep/shared/crypto';
import type { StoredTelephony, TelephonyAccount } from '@voicekeep/telephony/domain';
import type { TelephonySettingsEntity } from './telephony-settings.entity';

type Secrets = Pick<TelephonyAccount, 'authToken' | 'secondaryAuthToken' | 'apiKeySid' | 'apiKeySecret'>;

const placeOf = (workspaceId: string): CellPlace => ({
  workspaceId,
  table: 'vk_telephony_settings',
  column: 'secrets',
  rowId: workspaceId,
});

/** The columns of an account, its secrets sealed. */
export async function sealAccount(cipher: CellCipher, workspaceId: string, account: TelephonyAccount) {
  const { accountSid, region, edge, ...secrets } = account;
  const text = JSON.stringify(secrets satisfies Secrets);
  return { accountSid, region, edge, secrets: await cipher.seal(placeOf(workspaceId), text) };
}

export async function openRow(cipher: CellCipher, row: TelephonySettingsEntity): Promise<StoredTelephony> {
  const { workspaceId, version, accountSid, region, edge, lastReceivedAt, lastRejectedAt } = row;
  const secrets = JSON.parse(await cipher.open(placeOf(workspaceId), row.secrets)) as Secrets;
  return {
    ...{ workspaceId, version, lastReceivedAt, lastRejectedAt },
    account: { accountSid, region, edge, ...secrets },
  };
}
