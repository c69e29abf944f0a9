import { errors, VoicekeepError } from '@voicekeep/shared/errors';
import type { BodyFault } from '@voicekeep/shared/kernel';

/** A refusal, as far as it could be read. */
export interface TwilioRefusal {
  readonly status: number;
  /** Twilio's error code, from a JSON or an XML body. */
  readonly code: number | null;
  readonly retryAfter: string | null;
}

/** Twilio's code for "not found or deleted". */
export const NOT_FOUND = 20404;
const DUAL_OF_MONO = 16113;
const MP3_OF_ENCRYPTED = 16109;
const CANNOT_DELETE_YET = 20009;
const PERMISSION_MISSING = 70051;
const BAD_PAGE_TOKEN = 21481;

function retryAfterSeconds(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 0), 3600) : undefined;
}

/** The one place where Twilio's codes get our names (https://www.twilio.com/docs/api/errors). */
export function refusalError({ status, code, retryAfter }: TwilioRefusal): VoicekeepError {
  const details = { twilioStatus: status, ...(code === null ? {} : { twilioCode: code }) };
  const after = retryAfterSeconds(retryAfter);
  const again = { retryable: true, details, ...(after === undefined ? {} : { retryAfterSeconds: after }) };
  if (status === 429)
    return errors.rateLimited(
      'telephony.rate_limited',
      'Twilio asks to slow down; it is tried again.',
      again,
    );
  if (code === PERMISSION_MISSING || status === 403)
    return errors.invalid(
      'telephony.permission_missing',
      'The Twilio API key may not do this: allow it to read and delete recordings and to read calls.',
      { details },
    );
  if (status === 401)
    return errors.invalid(
      'telephony.credentials_rejected',
      'Twilio refuses the credentials: check account SID, token or API key, and region.',
      { details },
    );
  if (status >= 500 || status === 408)
    return errors.unavailable('telephony.unavailable', 'Twilio has a problem; it is tried again.', again);
  if (code === DUAL_OF_MONO)
    return errors.invalid('telephony.no_dual_channel', 'This recording has one channel only.', { details });
  if (code === MP3_OF_ENCRYPTED)
    return errors.invalid('telephony.encrypted_wav_only', 'An encrypted recording comes as WAV only.', {
      details,
    });
  if (code === CANNOT_DELETE_YET || status === 409)
    return errors.conflict(
      'telephony.not_deletable',
      'Twilio deletes a recording only once it is completed; it is tried again.',
      { retryable: true, details },
    );
  if (code === BAD_PAGE_TOKEN)
    return errors.malformed(
      'telephony.page_invalid',
      'Twilio no longer knows this page: start the list again.',
      {
        details,
      },
    );
  if (status === 404) return unexpectedAnswer(details);
  return errors.invalid('telephony.refused', 'Twilio refuses the request; its code is in the details.', {
    details,
  });
}

/** An answer that Twilio would not give: another server at the address, or a proxy on the way. */
export const unexpectedAnswer = (details: Readonly<Record<string, unknown>> = {}): VoicekeepError =>
  errors.unavailable(
    'telephony.unexpected_answer',
    'The answer is not one Twilio gives: check TWILIO_API_URL and proxies on the way.',
    { retryable: true, details },
  );

/** What a failed connection or a passed deadline means; keeps our own errors as they are. */
export function connectionError(cause: unknown): VoicekeepError {
  if (cause instanceof VoicekeepError) return cause;
  // The cause may quote the request with its credentials: only its name goes on.
  const code =
    cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
  const name = code ?? (cause instanceof Error ? cause.name : 'unknown');
  return errors.unavailable('telephony.unavailable', 'Twilio does not answer; it is tried again.', {
    retryable: true,
    details: { reason: name },
  });
}

/** What the end of a download means that did not bring all bytes. */
export const bodyFault = (fault: BodyFault, cause?: unknown): VoicekeepError =>
  fault === 'broken'
    ? connectionError(cause)
    : errors.unavailable(
        'telephony.unavailable',
        fault === 'stalled'
          ? 'Twilio stopped sending; it is tried again.'
          : 'The download ended early; it is tried again.',
        { retryable: true, details: { reason: fault === 'stalled' ? 'silence' : 'length' } },
      );

/** Twilio's code in the body of a refusal: JSON `code` or XML `<Code>`. */
export function codeOf(body: unknown): number | null {
  if (typeof body === 'object' && body !== null && 'code' in body)
    return typeof body.code === 'number' ? body.code : null;
  if (typeof body !== 'string') return null;
  const found = /<Code>(\d{4,6})<\/Code>/.exec(body) ?? /"code"\s*:\s*(\d{4,6})/.exec(body);
  return found ? Number(found[1]) : null;
}
