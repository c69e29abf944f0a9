import { createHmac } from 'node:crypto';
import { jsonAnswer, type JsonAnswer } from '@voicekeep/shared/testing';
import { PUBLIC_URL } from './telephony-host';

export type Parameters = Readonly<Record<string, string>>;

/** X-Twilio-Signature by Twilio's published recipe: URL, then names and values by name, HMAC-SHA1, base64. */
export function sign(token: string, path: string, parameters: Parameters): string {
  const text = Object.keys(parameters)
    .sort()
    .map((name) => `${name}${parameters[name]}`);
  return createHmac('sha1', token)
    .update(`${PUBLIC_URL}${path}${text.join('')}`)
    .digest('base64');
}

export const FORM = 'application/x-www-form-urlencoded';

export interface Sent {
  readonly method?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
  readonly signature?: string;
  readonly headers?: Record<string, string>;
}

/** Calls as Twilio would, or as somebody else might. */
export class WebhookSender {
  constructor(
    private readonly base: string,
    readonly path = '/webhooks/twilio/recording-status',
  ) {}

  async send({ method = 'POST', body, type = FORM, signature, headers }: Sent): Promise<JsonAnswer> {
    return jsonAnswer(
      await fetch(`${this.base}${this.path}`, {
        method,
        headers: {
          ...(type ? { 'content-type': type } : {}),
          ...(signature === undefined ? {} : { 'x-twilio-signature': signature }),
          ...headers,
        },
        ...(body === undefined ? {} : { body }),
      }),
    );
  }

  sendSigned(token: string, parameters: Parameters, type = FORM): Promise<JsonAnswer> {
    const signature = sign(token, this.path, parameters);
    return this.send({ body: new URLSearchParams({ ...parameters }).toString(), signature, type });
  }
}
