import { randomUUID } from 'node:crypto';
import type { Clock } from '@voicekeep/shared/kernel';
import { ConnectFailure, postForm } from './form-post';
import { signatureFor } from './signature';

export type CallbackKind = 'call-status' | 'recording-status';

/** What became of one callback. */
export interface CallbackDelivery {
  readonly at: Date;
  readonly kind: CallbackKind;
  readonly callSid: string;
  readonly recordingSid: string | null;
  readonly attempts: number;
  /** The answer's status; null when none came. */
  readonly status: number | null;
}

/** Sends signed webhooks to `{base}/webhooks/twilio/…`; without a base, nothing is sent. */
export class CallbackSender {
  private readonly sent: CallbackDelivery[] = [];
  private readonly stop = new AbortController();

  constructor(
    private readonly clock: Clock,
    private base: string | null,
  ) {}

  pointTo(base: string | null): void {
    this.base = base?.replace(/\/$/, '') ?? null;
  }

  deliveries(): readonly CallbackDelivery[] {
    return this.sent;
  }

  async send(kind: CallbackKind, authToken: string, parameters: Record<string, string>): Promise<void> {
    if (this.base === null) return;
    const url = `${this.base}/webhooks/twilio/${kind}`;
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
      'User-Agent': 'TwilioProxy/1.1',
      Accept: '*/*',
      'X-Twilio-Signature': signatureFor(authToken, url, parameters),
      'I-Twilio-Idempotency-Token': randomUUID(),
    };
    const body = new URLSearchParams(parameters).toString();
    const { attempts, status } = await this.attempt(url, headers, body);
    const { CallSid: callSid = '', RecordingSid: recordingSid = null } = parameters;
    this.sent.push({ at: this.clock.now(), kind, callSid, recordingSid, attempts, status });
  }

  close(): void {
    this.stop.abort(new Error('The sandbox stops.'));
  }

  /** Twilio's default: one more try when no connection came about, none after any answer or a slow one. */
  private async attempt(
    url: string,
    headers: Record<string, string>,
    body: string,
  ): Promise<{ attempts: number; status: number | null }> {
    const post = (): Promise<number | null> =>
      postForm(
        url,
        { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
        body,
        this.stop.signal,
      );
    try {
      return { attempts: 1, status: await post() };
    } catch (error) {
      if (!(error instanceof ConnectFailure) || this.stop.signal.aborted)
        return { attempts: 1, status: null };
      return { attempts: 2, status: await post().catch(() => null) };
    }
  }
}
