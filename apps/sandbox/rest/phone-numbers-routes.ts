import { Router } from 'express';
import { CLINIC_LINES } from '../state/phone-book';
import { NewestFirst } from '../state/newest-first';
import { sidOf } from '../state/sid';
import { exchangeOf } from './exchange';
import { mustBeAllowed } from './gate';
import { pageOf } from './page';
import { queryText } from './query';
import { rfc2822 } from './rfc2822';
import type { SandboxWorld } from './sandbox-world';

interface PhoneNumber {
  readonly sid: string;
  readonly accountSid: string;
  readonly number: string;
  readonly name: string;
  readonly createdAt: number;
}

const BOUGHT_BEFORE_MS = 400 * 24 * 3600 * 1000;

/** The telephone numbers the account owns. */
export function phoneNumbersRoutes(world: SandboxWorld): Router {
  const router = Router({ mergeParams: true });
  router.get('/IncomingPhoneNumbers.json', (request, response) => {
    const { caller } = exchangeOf(request);
    mustBeAllowed(caller.may('numbers.read'), world);
    const number = queryText(request, 'PhoneNumber');
    const name = queryText(request, 'FriendlyName');
    const { envelope, items } = pageOf(
      request,
      numbersOf(caller.account.sid, world.state.moment),
      (each) =>
        (number === undefined || each.number.includes(number)) && (name === undefined || each.name === name),
    );
    response.json({ ...envelope, incoming_phone_numbers: items.map(phoneNumberJson) });
  });
  return router;
}

function numbersOf(accountSid: string, moment: number): NewestFirst<PhoneNumber> {
  const numbers = new NewestFirst<PhoneNumber>();
  for (const { number, name } of CLINIC_LINES) {
    const sid = sidOf('PN', accountSid, number);
    numbers.add({ sid, accountSid, number, name, createdAt: moment - BOUGHT_BEFORE_MS });
  }
  return numbers;
}

function phoneNumberJson(each: PhoneNumber): Record<string, unknown> {
  return {
    sid: each.sid,
    account_sid: each.accountSid,
    friendly_name: each.name,
    phone_number: each.number,
    api_version: '2010-04-01',
    beta: false,
    capabilities: { voice: true, sms: true, mms: true, fax: false },
    date_created: rfc2822(each.createdAt),
    date_updated: rfc2822(each.createdAt),
    origin: 'twilio',
    status: 'in-use',
    voice_caller_id_lookup: false,
    voice_method: 'POST',
    voice_url: null,
    status_callback: null,
    status_callback_method: 'POST',
    trunk_sid: null,
    uri: `/2010-04-01/Accounts/${each.accountSid}/IncomingPhoneNumbers/${each.sid}.json`,
  };
}
