import { Router } from 'express';
import { exchangeOf } from './exchange';
import { rfc2822 } from './rfc2822';
import type { SandboxWorld } from './sandbox-world';
import { unauthenticated } from './twilio-problem';

const OPENED_BEFORE_MS = 500 * 24 * 3600 * 1000;

/** The account itself; a standard API key may not see it. */
export function accountRoutes(world: SandboxWorld): Router {
  const router = Router({ mergeParams: true });
  router.get('/', (request, response) => {
    const { caller } = exchangeOf(request);
    if (!caller.may('account.read')) throw unauthenticated();
    const { account } = caller;
    const path = `/2010-04-01/Accounts/${account.sid}`;
    const opened = rfc2822(world.state.moment - OPENED_BEFORE_MS);
    response.json({
      sid: account.sid,
      owner_account_sid: account.ownerSid ?? account.sid,
      friendly_name: account.friendlyName ?? 'Maple Street Clinic',
      status: 'active',
      type: 'Full',
      auth_token: account.authToken,
      date_created: opened,
      date_updated: opened,
      uri: `${path}.json`,
      subresource_uris: { calls: `${path}/Calls.json`, recordings: `${path}/Recordings.json` },
    });
  });
  return router;
}
