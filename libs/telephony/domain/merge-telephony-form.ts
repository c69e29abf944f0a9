import type { TelephonySettingsRequest } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import type { TelephonyAccount } from './telephony-account';

/** What a form shows in place of a secret; sent back it means "keep". */
const MASK = /^[*•]+$/;

function secret(given: string | null | undefined, kept: string | null): string | null {
  if (given === undefined || (given !== null && MASK.test(given))) return kept;
  return optional(given, kept);
}

function optional(given: string | null | undefined, kept: string | null): string | null {
  if (given === undefined) return kept;
  const text = given?.trim() ?? '';
  return text === '' ? null : text;
}

/**
 * Lays a request over what is stored: a field left out keeps its value, null resets it. A stored secret serves
 * the account or key it was stored with and no other.
 * @throws VoicekeepError 400 `telephony.secret_required_again`
 */
export function mergeTelephonyForm(
  stored: TelephonyAccount | null,
  request: TelephonySettingsRequest,
): TelephonyAccount {
  const accountSid = request.accountSid.trim();
  const kept = stored?.accountSid === accountSid ? stored : null;
  const apiKeySid = optional(request.apiKeySid, kept?.apiKeySid ?? null);
  const keptKeySecret = kept && kept.apiKeySid === apiKeySid ? kept.apiKeySecret : null;
  const account: TelephonyAccount = {
    accountSid,
    authToken: secret(request.authToken || undefined, kept?.authToken ?? null),
    secondaryAuthToken: secret(request.secondaryAuthToken, kept?.secondaryAuthToken ?? null),
    apiKeySid,
    apiKeySecret: apiKeySid === null ? null : secret(request.apiKeySecret, keptKeySecret),
    region: optional(request.region, kept?.region ?? null),
    edge: optional(request.edge, kept?.edge ?? null),
  };
  if (stored && !kept && account.authToken === null && account.apiKeySecret === null)
    throw errors.malformed(
      'telephony.secret_required_again',
      'The account SID changed: enter its auth token as well.',
      {
        fields: [
          {
            path: 'authToken',
            code: 'telephony.secret_required_again',
            message: 'Enter the auth token of this account.',
          },
        ],
      },
    );
  return account;
}
