import { createHmac } from 'node:crypto';

/**
 * The value of `Voicekeep-Signature`: `t=<seconds since 1970>,v1=<hex>`, where hex is the HMAC-SHA256 with
 * the shared secret over the seconds, a full stop and the body as it was sent.
 */
export function signatureOf(secret: string, body: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
