/** What a restricted API key may be allowed to do. */
export type Permission =
  'recordings.read' | 'recordings.delete' | 'calls.read' | 'numbers.read' | 'account.read';

export interface ApiKey {
  readonly sid: string;
  readonly secret: string;
  /** Standard keys reach everything but the account itself; restricted ones only what `permissions` names. */
  readonly kind?: 'main' | 'standard' | 'restricted';
  readonly permissions?: readonly Permission[];
}

export interface Account {
  readonly sid: string;
  readonly authToken: string;
  readonly apiKeys?: readonly ApiKey[];
  /** Set for a subaccount: the main account, whose token opens it too. */
  readonly ownerSid?: string;
  readonly friendlyName?: string;
}
