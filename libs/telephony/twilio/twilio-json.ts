import type { SourceCall, SourceRecording } from '@voicekeep/telephony/domain';

type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Twilio writes durations as text; anything but a sensible whole number is unknown. */
export function wholeSeconds(value: unknown): number | null {
  const seconds =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\d{1,7}$/.test(value)
        ? Number(value)
        : NaN;
  return Number.isInteger(seconds) && seconds >= 0 ? seconds : null;
}

/** RFC 2822, as the 2010-04-01 API writes times. */
export function instant(value: unknown): Date | null {
  const milliseconds = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds);
}

const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** @returns null for what lacks the ids a recording cannot be without */
export function recordingOf(json: unknown): SourceRecording | null {
  if (!isJson(json)) return null;
  const recordingSid = text(json['sid']);
  const accountSid = text(json['account_sid']);
  const callSid = text(json['call_sid']);
  if (!recordingSid || !accountSid || !callSid) return null;
  const startedAt = instant(json['start_time']);
  const encryption = json['encryption_details'];
  return {
    recordingSid,
    accountSid,
    callSid,
    status: text(json['status']) ?? 'processing',
    source: text(json['source']) ?? 'unknown',
    channels: number(json['channels']),
    durationSeconds: wholeSeconds(json['duration']),
    startedAt,
    createdAt: instant(json['date_created']) ?? startedAt ?? new Date(0),
    errorCode: number(json['error_code']),
    encryptionDetails: isJson(encryption) ? JSON.stringify(encryption) : null,
  };
}

function directionOf(value: unknown): SourceCall['direction'] {
  if (typeof value !== 'string') return 'unknown';
  if (value === 'inbound' || value === 'trunking-originating') return 'inbound';
  return value.startsWith('outbound') || value === 'trunking-terminating' ? 'outbound' : 'unknown';
}

export function callOf(json: unknown): SourceCall | null {
  if (!isJson(json)) return null;
  const callSid = text(json['sid']);
  if (!callSid) return null;
  return {
    callSid,
    parentCallSid: text(json['parent_call_sid']),
    from: text(json['from']),
    to: text(json['to']),
    direction: directionOf(json['direction']),
    startedAt: instant(json['start_time']) ?? instant(json['date_created']),
    durationSeconds: wholeSeconds(json['duration']),
    status: text(json['status']),
    answeredBy: text(json['answered_by']),
    callerName: text(json['caller_name']),
    forwardedFrom: text(json['forwarded_from']),
  };
}
