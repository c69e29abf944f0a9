import type { StoredTelephony, TelephonyAccount } from './telephony-account';

export interface TelephonySave {
  readonly workspaceId: string;
  /** Version the save was made from; 0 when there is none yet. */
  readonly basedOn: number;
  readonly account: TelephonyAccount;
}

export abstract class TelephonySettingsRepository {
  abstract find(workspaceId: string): Promise<StoredTelephony | null>;
  /** An account belongs to at most one workspace. */
  abstract findByAccount(accountSid: string): Promise<StoredTelephony | null>;
  /**
   * @returns null when somebody saved meanwhile
   * @throws VoicekeepError 409 `telephony.account_in_use`
   */
  abstract save(save: TelephonySave): Promise<StoredTelephony | null>;
  /** Remembers a valid webhook, to within some seconds; what was read just before saves most writes. */
  abstract noteReceived(read: StoredTelephony, at: Date): Promise<void>;
  /** Remembers a webhook with a bad signature, to within some seconds. */
  abstract noteRejected(read: StoredTelephony, at: Date): Promise<void>;
  /** Forgets account and secrets; nothing happens when there are none. */
  abstract remove(workspaceId: string): Promise<void>;
}
