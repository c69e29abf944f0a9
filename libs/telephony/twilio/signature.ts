import { validateRequest } from 'twilio/lib/webhooks/webhooks';

/**
 * Whether Twilio signed these form parameters for this URL with one of the tokens. Without a token
 * nothing is accepted: the library would take a forgery made with an empty key.
 */
export function isSignedByTwilio(
  tokens: readonly string[],
  signature: string,
  url: string,
  parameters: Readonly<Record<string, string>>,
): boolean {
  if (signature === '') return false;
  return tokens
    .filter((token) => token !== '')
    .some((token) => validateRequest(token, signature, url, { ...parameters }));
}
