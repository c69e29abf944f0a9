import { errors, VoicekeepError } from '@voicekeep/shared/errors';
import type { AddressRefusal } from '@voicekeep/shared/network';

const REFUSALS: Readonly<Record<AddressRefusal, string>> = {
  forbidden: 'ALERT_WEBHOOK_URL leads to this machine or its cloud; name the receiver of the alerts.',
  private: 'ALERT_WEBHOOK_URL leads into a private network; list the host in ALERT_ALLOWED_HOSTS.',
  insecure: 'ALERT_WEBHOOK_URL is not encrypted; use https, or list the host in ALERT_ALLOWED_HOSTS.',
};

export const addressRefused = (refusal: AddressRefusal): VoicekeepError =>
  errors.invalid(`alerts.address_${refusal}`, REFUSALS[refusal], { retryable: true });

/** What an answer other than 2xx means. */
export function answerRefused(status: number): VoicekeepError {
  if (status >= 300 && status < 400)
    return errors.unavailable(
      'alerts.redirect_refused',
      'The receiver of the alerts sends us elsewhere, which is not followed; give its final address.',
      { retryable: true },
    );
  const code = status === 401 || status === 403 ? 'alerts.receiver_forbids' : 'alerts.receiver_refused';
  return errors.unavailable(
    code,
    `The receiver of the alerts answered ${status}; look there for the reason.`,
    {
      retryable: true,
    },
  );
}

/** Name and code of whatever Node, OpenSSL or a deadline threw. */
function wordsOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const name = 'name' in error ? String(error.name) : '';
  return 'code' in error && typeof error.code === 'string' ? `${name} ${error.code}` : name;
}

export function deliveryFailed(error: unknown): VoicekeepError {
  if (error instanceof VoicekeepError) return error;
  const words = wordsOf(error);
  const again = { retryable: true, cause: error };
  if (/TimeoutError|ETIMEDOUT/.test(words))
    return errors.unavailable(
      'alerts.receiver_timeout',
      'The receiver of the alerts did not answer in time.',
      again,
    );
  if (/CERT|TLS|SSL|SIGNATURE/.test(words))
    return errors.unavailable(
      'alerts.receiver_untrusted',
      'The certificate of the alert receiver is not trusted; renew it, or make its authority known to Node (NODE_EXTRA_CA_CERTS).',
      again,
    );
  return errors.unavailable(
    'alerts.receiver_unreachable',
    'The receiver of the alerts cannot be reached; check ALERT_WEBHOOK_URL and the way to it.',
    again,
  );
}
