import http from 'node:http';
import https from 'node:https';
import { AlertChannel } from '@voicekeep/alerts/domain';
import { withDeadline, type AlertOptions, type Clock } from '@voicekeep/shared/kernel';
import { AddressGuard, AllowedEndpoints } from '@voicekeep/shared/network';
import { signatureOf } from './signature';
import { addressRefused, answerRefused, deliveryFailed } from './webhook-errors';

const DEADLINE_MS = 10_000;

/** Posts alerts as signed JSON; any 2xx takes them, a redirect is not followed and the answer's body not read. */
export class WebhookChannel extends AlertChannel {
  readonly #guard: AddressGuard;

  constructor(
    private readonly options: Pick<AlertOptions, 'webhook' | 'allowedHosts'>,
    private readonly clock: Clock,
    private readonly deadlineMs = DEADLINE_MS,
  ) {
    super();
    this.#guard = new AddressGuard(new AllowedEndpoints(options.allowedHosts), addressRefused);
  }

  override get isConfigured(): boolean {
    return this.options.webhook !== null;
  }

  override async send(id: string, body: string, signal: AbortSignal): Promise<void> {
    const { webhook } = this.options;
    if (!webhook) return;
    const headers = {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'Voicekeep',
      'voicekeep-message-id': id,
      'voicekeep-signature': signatureOf(webhook.secret, body, this.clock.now()),
    };
    const status = await withDeadline(
      this.deadlineMs,
      (deadline) => this.post(webhook.url, headers, body, deadline),
      signal,
    );
    if (status < 200 || status > 299) throw answerRefused(status);
  }

  private async post(
    url: string,
    headers: Record<string, string>,
    body: string,
    signal: AbortSignal,
  ): Promise<number> {
    const secure = url.startsWith('https:');
    const lookup = this.#guard.lookup(secure);
    // A connection of its own, closed after the answer: alerts are rare, and each is judged anew.
    const agent = secure ? new https.Agent({ lookup }) : new http.Agent({ lookup });
    try {
      this.#guard.requireLiteral(url);
      return await new Promise<number>((resolve, reject) => {
        const send = secure ? https.request : http.request;
        const request = send(url, { method: 'POST', headers, agent, signal }, (response) => {
          resolve(response.statusCode ?? 0);
          response.destroy();
        });
        request.on('error', reject);
        request.end(body);
      });
    } catch (error) {
      throw deliveryFailed(signal.aborted ? signal.reason : error);
    } finally {
      agent.destroy();
    }
  }
}
