/** What is needed to speak to one Twilio account, and to know that Twilio speaks to us. Secrets in clear: never log it. */
export interface TelephonyAccount {
  readonly accountSid: string;
  /** Primary token; signs webhooks. Null when only an API key was given: webhooks are then refused. */
  readonly authToken: string | null;
  /** Accepted beside the primary one, so that a promotion of tokens loses no webhook. */
  readonly secondaryAuthToken: string | null;
  readonly apiKeySid: string | null;
  readonly apiKeySecret: string | null;
  readonly region: string | null;
  readonly edge: string | null;
}

export interface StoredTelephony {
  readonly workspaceId: string;
  /** Grows by one with every save. */
  readonly version: number;
  readonly account: TelephonyAccount;
  readonly lastReceivedAt: Date | null;
  readonly lastRejectedAt: Date | null;
}

/** The tokens that may have signed a webhook, the primary first. */
export const signingTokens = ({ authToken, secondaryAuthToken }: TelephonyAccount): string[] =>
  [authToken, secondaryAuthToken].filter((token) => token !== null);
