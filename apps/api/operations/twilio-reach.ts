import { Injectable } from '@nestjs/common';
import { Clock, VoicekeepOptions, withDeadline } from '@voicekeep/shared/kernel';

const EVERY_MS = 60_000;
const DEADLINE_MS = 2500;

/** Whether anything answers where Twilio's REST API is; asked at most once a minute, without credentials. */
@Injectable()
export class TwilioReach {
  #asked: { readonly at: number; readonly answer: Promise<boolean> } | null = null;

  constructor(
    private readonly options: VoicekeepOptions,
    private readonly clock: Clock,
  ) {}

  /** Any HTTP answer counts, a refusal too. Never rejects. */
  isReachable(): Promise<boolean> {
    const at = this.clock.now().getTime();
    if (this.#asked === null || at - this.#asked.at >= EVERY_MS) this.#asked = { at, answer: this.ask() };
    return this.#asked.answer;
  }

  private async ask(): Promise<boolean> {
    try {
      await withDeadline(DEADLINE_MS, async (signal) => {
        const answer = await fetch(`${this.options.twilioApiUrl}/`, { signal, redirect: 'manual' });
        await answer.body?.cancel();
      });
      return true;
    } catch {
      return false;
    }
  }
}
