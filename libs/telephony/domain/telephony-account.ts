/** A workspace's Twilio account with its secrets in the clear; never leaves the server. */
export interface TelephonyAccount {
  readonly workspaceId: string;
  readonly accountSid: string;
  readonly authToken: string | null;
  readonly secondaryAuthToken: string | null;
  readonly apiKeySid: string | null;
  readonly apiKeySecret: string | null;
  readonly region: string | null;
  readonly edge: string | null;
  readonly lastReceivedAt: Date | null;
  readonly lastRejectedAt: Date | null;
  /** Counts up with every change. */
  readonly version: number;
}

export type TelephonyAccountValues = Omit<TelephonyAccount, 'lastReceivedAt' | 'lastRejectedAt' | 'version'>;

/** Keeps the Twilio account of each workspace; one account belongs to one workspace. */
export abstract class TelephonyAccounts {
  abstract find(workspaceId: string): Promise<TelephonyAccount | null>;
  abstract findByAccountSid(accountSid: string): Promise<TelephonyAccount | null>;
  /** @throws VoicekeepError `telephony.account_in_use` when another workspace has that account */
  abstract save(values: TelephonyAccountValues): Promise<TelephonyAccount>;
  abstract noteWebhook(workspaceId: string, outcome: 'received' | 'rejected', at: Date): Promise<void>;
  /** Forgets the account and its secrets, when its workspace goes. */
  abstract remove(workspaceId: string): Promise<void>;
}
