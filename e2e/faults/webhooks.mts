import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Account, Original } from './sandbox.mts';

const PATH = '/webhooks/twilio/recording-status';

/** Twilio's signature over the address and the sorted form, HMAC-SHA1 (https://www.twilio.com/docs/usage/security). */
export function signatureFor(token: string, url: string, form: Readonly<Record<string, string>>): string {
  const text = Object.keys(form)
    .sort()
    .reduce((sum, name) => `${sum}${name}${form[name] ?? ''}`, url);
  return createHmac('sha1', token).update(text, 'utf8').digest('base64');
}

export function recordingForm(recording: Original): Record<string, string> {
  return {
    AccountSid: recording.accountSid,
    CallSid: recording.callSid,
    RecordingSid: recording.sid,
    RecordingStatus: 'completed',
    RecordingDuration: String(recording.durationSeconds),
    RecordingChannels: String(recording.channels),
    RecordingSource: recording.source,
    RecordingStartTime: recording.createdAt.toUTCString().replace('GMT', '+0000'),
    RecordingTrack: 'both',
    RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${recording.accountSid}/Recordings/${recording.sid}`,
    ErrorCode: '0',
  };
}

/** Sends signed webhooks and repeats each, as Twilio can be told to, until it is answered. */
export class WebhookSender {
  readonly #url: string;
  readonly #doors: readonly string[];
  readonly #running = new Set<Promise<void>>();
  readonly latenciesMs: number[] = [];
  sent = 0;
  answered = 0;
  repeated = 0;
  refused = 0;

  /** @param otherUrl another process behind the public address, as a balancer would find it */
  constructor(publicUrl: string, otherUrl: string) {
    this.#url = `${publicUrl}${PATH}`;
    this.#doors = [this.#url, `${otherUrl}${PATH}`];
  }

  send(account: Account, recording: Original, repeat: boolean): void {
    const work = this.#deliver(account, recordingForm(recording), repeat);
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }

  get pending(): number {
    return this.#running.size;
  }

  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  async #deliver({ authToken }: Account, form: Record<string, string>, repeat: boolean): Promise<void> {
    this.sent += 1;
    const deadline = Date.now() + 120_000;
    let left = repeat ? 2 : 1;
    for (let door = 0; left > 0 && Date.now() < deadline; door++) {
      const status = await this.#post(authToken, form, this.#doors[door % 2] ?? this.#url);
      if (status === 204) left -= 1;
      else {
        this.repeated += 1;
        if (status !== null && status < 500) this.refused += 1;
        await pause(700);
      }
    }
    if (left === 0) this.answered += 1;
  }

  async #post(token: string, form: Record<string, string>, door: string): Promise<number | null> {
    const begun = performance.now();
    try {
      const response = await fetch(door, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-twilio-signature': signatureFor(token, this.#url, form),
        },
        body: new URLSearchParams(form),
        signal: AbortSignal.timeout(15_000),
      });
      this.latenciesMs.push(performance.now() - begun);
      return response.status;
    } catch {
      return null;
    }
  }
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
