import { errors } from '@voicekeep/shared/errors';
import type { TelephonyEvent } from '@voicekeep/telephony/domain';
import type { FormParameters } from './form-parameters';

export type WebhookKind = TelephonyEvent['kind'];

const STATUS = /^[\w-]{1,40}$/;

function sid(prefix: 'RE' | 'CA', parameters: FormParameters, name: string, code: string): string {
  const value = parameters[name] ?? '';
  if (value.startsWith(prefix) && /^[A-Z]{2}[0-9a-f]{32}$/.test(value)) return value;
  throw errors.malformed(`telephony.${code}`, `${name} must be ${prefix} and 32 digits or letters a to f.`);
}

/** Unknown words are kept, for Twilio adds to them; only what cannot be a word is refused. */
function status(parameters: FormParameters, name: string, code: string): string {
  const value = parameters[name] ?? '';
  if (STATUS.test(value)) return value;
  throw errors.malformed(`telephony.${code}`, `${name} must be one word.`);
}

/**
 * Checks the shape of a genuine webhook and names the event: the same name for a repeat.
 * @throws VoicekeepError 400 `telephony.recording_sid_format`, `telephony.call_sid_format`,
 * `telephony.recording_status_format`, `telephony.call_status_format`
 */
export function eventKeyOf(kind: WebhookKind, parameters: FormParameters): string {
  if (kind === 'recording-status') {
    const recordingSid = sid('RE', parameters, 'RecordingSid', 'recording_sid_format');
    sid('CA', parameters, 'CallSid', 'call_sid_format');
    return `${recordingSid}:${status(parameters, 'RecordingStatus', 'recording_status_format')}`;
  }
  const callSid = sid('CA', parameters, 'CallSid', 'call_sid_format');
  const callStatus = status(parameters, 'CallStatus', 'call_status_format');
  const sequence = parameters['SequenceNumber'] ?? '';
  return `${callSid}:${/^\d{1,9}$/.test(sequence) ? sequence : ''}:${callStatus}`;
}
