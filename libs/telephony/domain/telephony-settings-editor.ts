import type { Actor } from '@voicekeep/shared/access';
import type { AuditTrail } from '@voicekeep/shared/audit';
import type {
  TelephonySettings,
  TelephonySettingsRequest,
  TelephonyTestResult,
} from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import type { AccountCheck } from './account-check';
import type { TelephonyAccount, TelephonyAccounts, TelephonyAccountValues } from './telephony-account';

const MASK = /^[*•]+$/;

export interface ChangeContext {
  readonly actor: Actor;
  readonly requestId: string;
}

/** Reads, tests and saves a workspace's Twilio settings; secrets go in and never come out. */
export class TelephonySettingsEditor {
  constructor(
    private readonly accounts: TelephonyAccounts,
    private readonly check: AccountCheck,
    private readonly audit: AuditTrail,
    private readonly publicUrl: string,
  ) {}

  async read(workspaceId: string): Promise<TelephonySettings> {
    return this.view(await this.accounts.find(workspaceId));
  }

  /** Checks shape only; Twilio is asked by `test`. */
  async save(
    workspaceId: string,
    request: TelephonySettingsRequest,
    context: ChangeContext,
  ): Promise<TelephonySettings> {
    const before = await this.accounts.find(workspaceId);
    const values = merged(workspaceId, before, request);
    const saved = await this.accounts.save(values);
    await this.audit.append({
      ...context,
      action: 'telephony.settings_changed',
      outcome: 'ok',
      workspaceId,
      resource: { type: 'telephony_settings', id: workspaceId },
      details: { fields: changedFields(before, values).join(', ') },
    });
    return this.view(saved);
  }

  async test(
    workspaceId: string,
    request: Partial<TelephonySettingsRequest>,
    context: ChangeContext,
  ): Promise<TelephonyTestResult> {
    const before = await this.accounts.find(workspaceId);
    const accountSid = request.accountSid ?? before?.accountSid;
    if (accountSid === undefined)
      throw errors.invalid(
        'telephony.account_sid_required',
        'Enter the Account SID; it stands on the first page of the Twilio Console.',
      );
    const steps = [...(await this.check.run(merged(workspaceId, before, { ...request, accountSid })))];
    const ok = steps.every((step) => step.status !== 'failed');
    await this.audit.append({
      ...context,
      action: 'telephony.tested',
      outcome: ok ? 'ok' : 'failed',
      workspaceId,
    });
    return { ok, steps };
  }

  private view(account: TelephonyAccount | null): TelephonySettings {
    return {
      configured: account !== null,
      accountSid: account?.accountSid ?? null,
      hasAuthToken: account?.authToken != null,
      hasSecondaryAuthToken: account?.secondaryAuthToken != null,
      apiKeySid: account?.apiKeySid ?? null,
      hasApiKeySecret: account?.apiKeySecret != null,
      region: account?.region ?? null,
      edge: account?.edge ?? null,
      webhooks: {
        recordingStatusUrl: `${this.publicUrl}/webhooks/twilio/recording-status`,
        callStatusUrl: `${this.publicUrl}/webhooks/twilio/call-status`,
        lastReceivedAt: account?.lastReceivedAt?.toISOString() ?? null,
        lastRejectedAt: account?.lastRejectedAt?.toISOString() ?? null,
      },
    };
  }
}

/** Left out keeps, null resets; a row of dots or stars is a form's picture of a stored secret and keeps it too. */
function kept<T extends string>(given: T | null | undefined, stored: T | null): T | null {
  return given === undefined || (given !== null && MASK.test(given)) ? stored : given;
}

function merged(
  workspaceId: string,
  before: TelephonyAccount | null,
  request: TelephonySettingsRequest,
): TelephonyAccountValues {
  const sameAccount = before === null || before.accountSid === request.accountSid;
  const authToken = kept(request.authToken, sameAccount ? (before?.authToken ?? null) : null);
  const apiKeySecret = kept(request.apiKeySecret, sameAccount ? (before?.apiKeySecret ?? null) : null);
  if (authToken === null && apiKeySecret === null) {
    throw errors.invalid(
      'telephony.auth_token_required',
      'Enter the auth token of this account; a stored token is never used for another account.',
    );
  }
  const stored = sameAccount ? before : null;
  return {
    workspaceId,
    accountSid: request.accountSid,
    authToken,
    secondaryAuthToken: kept(request.secondaryAuthToken, stored?.secondaryAuthToken ?? null),
    apiKeySid: kept(request.apiKeySid, stored?.apiKeySid ?? null),
    apiKeySecret,
    region: kept(request.region, stored?.region ?? null),
    edge: kept(request.edge, stored?.edge ?? null),
  };
}

function changedFields(before: TelephonyAccount | null, after: TelephonyAccountValues): string[] {
  const names = [
    'accountSid',
    'authToken',
    'secondaryAuthToken',
    'apiKeySid',
    'apiKeySecret',
    'region',
    'edge',
  ] as const;
  return names.filter((name) => (before?.[name] ?? null) !== after[name]);
}
