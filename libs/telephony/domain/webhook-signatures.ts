export interface SignedRequest {
  /** As Twilio asked for it: public scheme and host, raw path and query. */
  readonly url: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly signature: string;
}

/** Tells whether Twilio sent a request. */
export abstract class WebhookSignatures {
  /** True when one of the tokens signed it; false without tokens. Compares in constant time. */
  abstract isValid(request: SignedRequest, tokens: readonly string[]): boolean;
}
