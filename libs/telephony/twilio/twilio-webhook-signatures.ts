import twilio from 'twilio';
import { WebhookSignatures, type SignedRequest } from '@voicekeep/telephony/domain';

/** X-Twilio-Signature by Twilio's own library, which also tries the URL with and without a port. */
export class TwilioWebhookSignatures extends WebhookSignatures {
  override isValid({ url, parameters, signature }: SignedRequest, tokens: readonly string[]): boolean {
    if (signature === '') return false;
    return tokens.some(
      (token) => token !== '' && twilio.validateRequest(token, signature, url, { ...parameters }),
    );
  }
}
