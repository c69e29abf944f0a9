import { errors, VoicekeepError } from '@voicekeep/shared/errors';

/** What Twilio answered, as far as it matters here. */
export interface TwilioAnswer {
  readonly status: number;
  /** Twilio's own error code from the body, when there was one. */
  readonly twilioCode: number | null;
  readonly retryAfterSeconds: number | null;
}

const NO_DUAL_CHANNEL = 16113;
const MP3_OF_ENCRYPTED = 16109;

/** Turns a refusal into the house's words. 404 is not for here: it means absent. */
export function errorOfAnswer(answer: TwilioAnswer): VoicekeepError {
  const { status, twilioCode } = answer;
  if (status === 401)
    return errors.unavailable(
      'telephony.credentials_rejected',
      'Twilio does not accept the Account SID and token; check them under Settings, Twilio.',
    );
  if (status === 403)
    return errors.unavailable(
      'telephony.permission_missing',
      'The Twilio API key lacks a permission for recordings; allow reading and deleting recordings, or use the auth token.',
    );
  if (status === 429) {
    return errors.unavailable(
      'telephony.rate_limited',
      'Twilio asks to slow down; the work goes on by itself.',
      {
        retryable: true,
        ...(answer.retryAfterSeconds === null ? {} : { retryAfterSeconds: answer.retryAfterSeconds }),
      },
    );
  }
  if (twilioCode === NO_DUAL_CHANNEL)
    return errors.invalid('telephony.no_dual_channel', 'Twilio has this recording with one channel only.');
  if (twilioCode === MP3_OF_ENCRYPTED)
    return errors.invalid(
      'telephony.encrypted_wav_only',
      'An encrypted recording can only be fetched as WAV.',
    );
  if (status >= 500 || status === 408)
    return errors.unavailable(
      'telephony.unavailable',
      'Twilio is not answering properly; the work is tried again by itself.',
      { retryable: true },
    );
  return errors.invalid(
    'telephony.refused',
    `Twilio refused the request${twilioCode === null ? '' : ` (code ${twilioCode})`}.`,
    { details: { status, twilioCode } },
  );
}

/** Trouble on the way to Twilio: no connection, reset, time-out. */
export function errorOfConnection(cause: unknown): VoicekeepError {
  if (cause instanceof VoicekeepError) return cause;
  return errors.unavailable(
    'telephony.unreachable',
    'Twilio cannot be reached from this server; check its network and TWILIO_API_URL.',
    { retryable: true, cause },
  );
}
