import { errors } from '@voicekeep/shared/errors';
import type { TelephonyAccount } from '@voicekeep/telephony/domain';

/** The API key when there is one, else the account's token; never the one's name with the other's secret. */
export function basicUser(account: TelephonyAccount): { user: string; password: string } {
  if (account.apiKeySid !== null && account.apiKeySecret !== null)
    return { user: account.apiKeySid, password: account.apiKeySecret };
  if (account.authToken !== null) return { user: account.accountSid, password: account.authToken };
  throw errors.invalid(
    'telephony.not_configured',
    'There are no Twilio credentials: enter the auth token in the Twilio settings.',
  );
}

export function basicHeader(account: TelephonyAccount): string {
  const { user, password } = basicUser(account);
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
