import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';

/**
 * The X-Twilio-Signature of a form post, by Twilio's own function. As for Twilio's voice requests, the fragment and
 * user are never part of what is signed, and over https neither is the port.
 */
export function signatureFor(authToken: string, url: string, parameters: Record<string, string>): string {
  const [withoutFragment = ''] = url.split('#');
  const withoutUser = withoutFragment.replace(/^(https?:\/\/)[^/?#]*@/, '$1');
  const signed = withoutUser.replace(/^(https:\/\/[^/?#]*?):\d+(?=[/?]|$)/, '$1');
  return getExpectedTwilioSignature(authToken, signed, parameters);
}
