import type { Call } from '../state/call';
import { rfc2822 } from './rfc2822';

const DOLLARS_PER_MINUTE = 0.0085;

/** A call as Twilio shows it; duration, end and price are null while it lasts. */
export function callJson(call: Call): Record<string, unknown> {
  const path = `/2010-04-01/Accounts/${call.accountSid}/Calls/${call.sid}`;
  const ended = call.status === 'completed';
  const seconds = Math.round((call.endsAt - call.createdAt) / 1000);
  return {
    sid: call.sid,
    date_created: rfc2822(call.createdAt),
    date_updated: rfc2822(ended ? call.endsAt : call.createdAt),
    parent_call_sid: call.parentCallSid,
    account_sid: call.accountSid,
    to: call.to,
    to_formatted: formatted(call.to),
    from: call.from,
    from_formatted: formatted(call.from),
    phone_number_sid: call.phoneNumberSid,
    status: call.status,
    start_time: rfc2822(call.createdAt),
    end_time: ended ? rfc2822(call.endsAt) : null,
    duration: ended ? String(seconds) : null,
    price: ended ? (-DOLLARS_PER_MINUTE * Math.ceil(seconds / 60)).toFixed(5) : null,
    price_unit: 'USD',
    direction: call.direction,
    answered_by: null,
    api_version: '2010-04-01',
    forwarded_from: null,
    group_sid: null,
    caller_name: call.callerName,
    queue_time: '0',
    trunk_sid: null,
    uri: `${path}.json`,
    subresource_uris: { recordings: `${path}/Recordings.json`, notifications: `${path}/Notifications.json` },
  };
}

/** "+12125550100" as "(212) 555-0100"; anything else as it is. */
function formatted(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
}
