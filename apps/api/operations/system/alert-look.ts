import { Injectable } from '@nestjs/common';
import {
  AlertOutbox,
  ConditionBook,
  type ConditionCount,
  conditionSummary,
  type UndeliveredMessages,
} from '@voicekeep/plugin/nest';
import type { SystemPart } from '@voicekeep/shared/contracts';
import { Clock, VoicekeepOptions } from '@voicekeep/shared/kernel';
import { MESSAGE_TRIES } from '../limits';
import { part, some } from './part';

/** What holds recordings up anywhere, and whether somebody hears of it. */
@Injectable()
export class AlertLook {
  constructor(
    private readonly book: ConditionBook,
    private readonly outbox: AlertOutbox,
    private readonly options: VoicekeepOptions,
    private readonly clock: Clock,
  ) {}

  async look(): Promise<SystemPart[]> {
    const [raised, undelivered] = await Promise.all([this.book.raisedByCode(), this.outbox.undelivered()]);
    const isConfigured = Boolean(this.options.alerts?.webhook);
    const now = this.clock.now();
    return [...raised.map((one) => conditionPart(one, now)), deliveryPart(isConfigured, undelivered)];
  }
}

export function conditionPart(raised: ConditionCount, now: Date): SystemPart {
  const { title, severity, fix, lasting } = conditionSummary(raised, now);
  return part('conditions', {
    ...{ id: `condition:${raised.code}`, title, fix, seenAt: now.toISOString() },
    state: severity === 'problem' ? 'trouble' : 'attention',
    words: `In ${some(raised.workspaces, 'workspace')}, for ${lasting}.`,
  });
}

export function deliveryPart(isConfigured: boolean, undelivered: UndeliveredMessages): SystemPart {
  const about = { id: 'alerts', title: 'Messages to you' };
  if (!isConfigured)
    return part('alerts', {
      ...{ ...about, state: 'unknown' },
      words: 'Nobody is sent anything: alerts stand above the pages alone.',
      fix: 'Set ALERT_WEBHOOK_URL and ALERT_WEBHOOK_SECRET to be told.',
    });
  if (undelivered.tries < MESSAGE_TRIES)
    return part('alerts', { ...about, words: 'Sent to the address in ALERT_WEBHOOK_URL.' });
  return part('alerts', {
    ...{ ...about, state: 'trouble' },
    words: `${some(undelivered.count, 'message')} could not be delivered (${undelivered.lastErrorCode ?? 'no answer'}).`,
    fix: 'See that the receiver behind ALERT_WEBHOOK_URL answers with 2xx.',
  });
}
