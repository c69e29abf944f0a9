import {
  deliveryWaitMs,
  isTooOld,
  type AlertChannel,
  type AlertOutbox,
  type ClaimedMessage,
} from '@voicekeep/alerts/domain';
import { VoicekeepError } from '@voicekeep/shared/errors';
import type { Clock } from '@voicekeep/shared/kernel';

export interface AlertPostmanParts {
  readonly outbox: AlertOutbox;
  readonly channel: AlertChannel;
  readonly clock: Clock;
}

/** Longer than one delivery may take. */
const LEASE_MS = 60_000;
const AT_ONCE = 20;

/** Sends what is in the outbox, each at least once. */
export class AlertPostman {
  constructor(private readonly parts: AlertPostmanParts) {}

  /** Sends what is due until there is no more, one fails, or `signal` aborts. @returns how many were delivered */
  async deliverDue(signal: AbortSignal): Promise<number> {
    const { outbox, channel, clock } = this.parts;
    for (let delivered = 0; delivered < AT_ONCE; delivered += 1) {
      if (!channel.isConfigured || signal.aborted) return delivered;
      const now = clock.now();
      const message = await outbox.claim(now, new Date(now.getTime() + LEASE_MS));
      if (!message || !(await this.deliver(message, signal))) return delivered;
    }
    return AT_ONCE;
  }

  private async deliver(message: ClaimedMessage, signal: AbortSignal): Promise<boolean> {
    const { outbox, channel, clock } = this.parts;
    try {
      await channel.send(message.id, message.body, signal);
    } catch (error) {
      // Stopped by us, not failed: its turn comes again when the claim ends.
      if (signal.aborted) return false;
      const code = error instanceof VoicekeepError ? error.code : 'alerts.unexpected';
      const now = clock.now();
      if (isTooOld(message.createdAt, now)) await outbox.giveUp(message, code);
      else await outbox.retry(message, new Date(now.getTime() + deliveryWaitMs(message.tries + 1)), code);
      return false;
    }
    await outbox.delivered(message, clock.now());
    return true;
  }
}
