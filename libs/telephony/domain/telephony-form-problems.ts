import type { FieldProblem } from '@voicekeep/shared/errors';
import type { TelephonyAccount } from './telephony-account';

const ACCOUNT_SID = /^AC[0-9a-f]{32}$/;
const KEY_SID = /^SK[0-9a-f]{32}$/;
const PLACE = /^[a-z][a-z0-9-]{1,30}$/;
/** Header-safe and without blanks; the length is Twilio's own business. */
const SECRET = /^[\x21-\x7e]{8,128}$/;

/** What is wrong with the shape of an account, field by field; Twilio is not asked. */
export function telephonyFormProblems(account: TelephonyAccount): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const check = (fine: boolean, path: string, code: string, message: string): void => {
    if (!fine) problems.push({ path, code: `telephony.${code}`, message });
  };
  const fits = (pattern: RegExp, value: string | null): boolean => value === null || pattern.test(value);
  const hasKey = account.apiKeySid !== null && account.apiKeySecret !== null;
  check(
    ACCOUNT_SID.test(account.accountSid),
    'accountSid',
    'account_sid_format',
    'An account SID is AC and 32 digits or letters a to f: copy it from the Twilio Console.',
  );
  check(
    account.authToken !== null || hasKey,
    'authToken',
    'auth_token_required',
    'Enter the auth token from the Twilio Console; it also proves that webhooks are genuine.',
  );
  const tokenFix = 'This is not an auth token: copy it from the Twilio Console without blanks.';
  check(fits(SECRET, account.authToken), 'authToken', 'auth_token_format', tokenFix);
  check(fits(SECRET, account.secondaryAuthToken), 'secondaryAuthToken', 'auth_token_format', tokenFix);
  check(
    fits(KEY_SID, account.apiKeySid),
    'apiKeySid',
    'api_key_sid_format',
    'An API key SID is SK and 32 digits or letters a to f.',
  );
  check(
    account.apiKeySid === null || account.apiKeySecret !== null,
    'apiKeySecret',
    'api_key_secret_required',
    'Enter the secret of this API key, or leave the key out.',
  );
  check(
    fits(SECRET, account.apiKeySecret),
    'apiKeySecret',
    'api_key_secret_format',
    'This is not an API key secret: copy it without blanks.',
  );
  check(fits(PLACE, account.region), 'region', 'region_format', 'Write a Twilio region such as us1 or ie1.');
  check(fits(PLACE, account.edge), 'edge', 'edge_format', 'Write a Twilio edge such as ashburn or dublin.');
  check(
    (account.region === null) === (account.edge === null),
    account.region === null ? 'region' : 'edge',
    'region_and_edge',
    'Give region and edge together, or neither.',
  );
  return problems;
}
