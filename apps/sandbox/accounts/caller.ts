import type { Account, Permission } from './account';

/** Who a request comes from, as far as its Basic credentials prove. */
export interface Caller {
  readonly account: Account;
  may(permission: Permission): boolean;
}

const everything = (): boolean => true;

/** Finds who may act on `accountSid` with this Authorization header; null when the pair is wrong or foreign. */
export function callerFor(
  accounts: readonly Account[],
  accountSid: string,
  authorization: string | undefined,
): Caller | null {
  const account = accounts.find((each) => each.sid === accountSid);
  const pair = basicPair(authorization);
  if (!account || !pair) return null;
  const key = account.apiKeys?.find((each) => each.sid === pair.user && each.secret === pair.password);
  if (key) {
    if (key.kind === 'main') return { account, may: everything };
    if (key.kind === 'restricted') {
      return { account, may: (permission) => key.permissions?.includes(permission) ?? false };
    }
    return { account, may: (permission) => permission !== 'account.read' };
  }
  const owner = [account.sid, account.ownerSid].includes(pair.user)
    ? accounts.find((each) => each.sid === pair.user)
    : undefined;
  return owner?.authToken === pair.password ? { account, may: everything } : null;
}

function basicPair(authorization: string | undefined): { user: string; password: string } | null {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (!encoded) return null;
  const [user = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { user, password: rest.join(':') };
}
