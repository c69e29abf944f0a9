import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { SignatureCheck } from '@voicekeep/telephony/domain';

/** X-Twilio-Signature, checked by the official library. */
export class TwilioSignatureCheck extends SignatureCheck {
  override isGenuine(
    tokens: readonly string[],
    signature: string,
    url: string,
    parameters: Readonly<Record<string, string>>,
  ): boolean {
    // The library accepts a forgery made with an empty token: without one nothing is genuine.
    if (signature === '') return false;
    return tokens
      .filter((token) => token !== '')
      .some((token) => validateRequest(token, signature, url, { ...parameters }));
  }
}
