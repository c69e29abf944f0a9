import type { CheckStep } from '@voicekeep/shared/contracts';

export interface CheckedAccount {
  readonly accountSid: string;
  readonly authToken: string | null;
  readonly apiKeySid: string | null;
  readonly apiKeySecret: string | null;
  readonly region: string | null;
  readonly edge: string | null;
}

/** Asks the source, with unsaved values, whether recordings can be read. Faults are steps, never exceptions. */
export abstract class AccountCheck {
  abstract run(account: CheckedAccount): Promise<readonly CheckStep[]>;
}
