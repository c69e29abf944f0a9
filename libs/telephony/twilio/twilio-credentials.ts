/** What an account is opened with; an API key is used when there is one, the token else. */
export interface TwilioCredentials {
  readonly accountSid: string;
  readonly authToken: string | null;
  readonly apiKey: { readonly sid: string; readonly secret: string } | null;
  readonly region: string | null;
  readonly edge: string | null;
}

export interface BasicPair {
  readonly username: string;
  readonly password: string;
}

/** @returns null when neither a token nor a key is stored */
export function basicPairOf(credentials: TwilioCredentials): BasicPair | null {
  if (credentials.apiKey) return { username: credentials.apiKey.sid, password: credentials.apiKey.secret };
  return credentials.authToken ? { username: credentials.accountSid, password: credentials.authToken } : null;
}
