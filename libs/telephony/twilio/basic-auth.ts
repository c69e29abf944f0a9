import { errors } from '@voicekeep/shared/errors';
import { signingTokens, type TelephonyAccount } from '@voicekeep/telephony/domain';

export interface BasicUser {
  readonly user: string;
  readonly password: string;
}

/** The API key when there is one, else the account's tokens; never the one's name with the other's secret. */
function usersOf(account: TelephonyAccount): BasicUser[] {
  if (account.apiKeySid !== null && account.apiKeySecret !== null)
    return [{ user: account.apiKeySid, password: account.apiKeySecret }];
  return signingTokens(account).map((token) => ({ user: account.accountSid, password: token }));
}

export const basicHeader = ({ user, password }: BasicUser): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** What an account signs in with. While its tokens are being rotated either may be the good one. */
export class AccountCredentials {
  readonly #users: readonly BasicUser[];
  #good = 0;

  /** @throws VoicekeepError `telephony.not_configured` */
  constructor(account: TelephonyAccount) {
    this.#users = usersOf(account);
    if (this.#users.length === 0)
      throw errors.invalid(
        'telephony.not_configured',
        'There are no Twilio credentials: enter the auth token in the Twilio settings.',
      );
  }

  /**
   * Asks with the one that was good last; where that is refused, with the others. Keeps the one that was not.
   * @returns the last answer
   */
  async ask<T>(send: (user: BasicUser) => Promise<T>, isRefused: (answer: T) => boolean): Promise<T> {
    const first = this.#good;
    for (let step = 0; ; step += 1) {
      const at = (first + step) % this.#users.length;
      const user = this.#users[at];
      if (!user) throw errors.internal('telephony.credentials', 'No credentials are left to try.');
      const answer = await send(user);
      if (!isRefused(answer)) {
        this.#good = at;
        return answer;
      }
      if (step === this.#users.length - 1) return answer;
    }
  }
}
