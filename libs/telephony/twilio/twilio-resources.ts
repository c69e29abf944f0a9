import type { SourceCall, SourceRecording } from '@voicekeep/telephony/domain';
import { unexpectedAnswer } from './twilio-errors';
import { TwilioFields } from './twilio-fields';

/** Reads a Recording resource (api.twilio.com 2010-04-01). */
export function toRecording(value: unknown): SourceRecording {
  const fields = new TwilioFields(value);
  const createdAt = fields.instant('date_created');
  if (!createdAt) throw unexpectedAnswer({ missing: 'date_created' });
  return {
    recordingSid: fields.required('sid'),
    accountSid: fields.required('account_sid'),
    callSid: fields.required('call_sid'),
    status: fields.required('status'),
    source: fields.text('source') ?? 'unknown',
    channels: fields.count('channels'),
    durationSeconds: fields.count('duration'),
    startedAt: fields.instant('start_time'),
    createdAt,
    errorCode: fields.count('error_code'),
    encryptionDetails: fields.json('encryption_details'),
  };
}

function directionOf(direction: string | null): SourceCall['direction'] {
  if (direction === 'inbound' || direction === 'trunking-originating') return 'inbound';
  if (direction?.startsWith('outbound') || direction === 'trunking-terminating') return 'outbound';
  return 'unknown';
}

/** Reads a Call resource (api.twilio.com 2010-04-01). */
export function toCall(value: unknown): SourceCall {
  const fields = new TwilioFields(value);
  return {
    callSid: fields.required('sid'),
    parentCallSid: fields.text('parent_call_sid'),
    from: fields.text('from'),
    to: fields.text('to'),
    direction: directionOf(fields.text('direction')),
    startedAt: fields.instant('start_time'),
    durationSeconds: fields.count('duration'),
    status: fields.text('status'),
    answeredBy: fields.text('answered_by'),
    callerName: fields.text('caller_name'),
    price: fields.amount('price'),
    priceUnit: fields.text('price_unit'),
    forwardedFrom: fields.text('forwarded_from'),
  };
}
