import type { MigrationPreview, StorageSettings, StorageUsage } from '@voicekeep/shared/contracts';
import {
  formatBytes,
  formatCount,
  formatDollars,
  formatSpan,
  formatWhen,
  type SayUi,
} from '@voicekeep/shared/ui';
import {
  isBucketConnected,
  isConnected,
  isMoving,
  isTwilioConnected,
  storedIn,
  type StartFacts,
} from './start-facts';
import { PILOT_SIZE } from './start-client';
import type { SayStart } from './texts/start-texts';

export type StartStepId = 'twilio' | 'bucket' | 'look' | 'pilot' | 'listen' | 'webhooks' | 'rest';

export interface StartStep {
  readonly id: StartStepId;
  readonly title: string;
  /** What it is about, or what it came to. */
  readonly words: string;
  readonly isDone: boolean;
  /** Whether what it needs is there. */
  readonly isOpen: boolean;
  /** Where it is done: the page's address beside this one. */
  readonly way?: { readonly path: string; readonly words: string };
}

/** From an empty workspace to one whose recordings come and play by themselves, in the order a person goes. */
export function startSteps(facts: StartFacts, t: SayStart, ui: SayUi): readonly StartStep[] {
  const { telephony, storage, preview, playedAt: played } = facts;
  const connected = isConnected(facts);
  const stored = storedIn(facts);
  const heard = telephony.webhooks.lastReceivedAt;
  return [
    {
      ...{ id: 'twilio', title: t('twilio.title'), isDone: isTwilioConnected(facts), isOpen: true },
      words: telephony.configured
        ? t('twilio.connected', { account: telephony.accountSid ?? '' })
        : t('twilio.words'),
      way: { path: '../settings/twilio', words: t('twilio.way') },
    },
    {
      ...{ id: 'bucket', title: t('bucket.title'), isDone: isBucketConnected(facts), isOpen: true },
      words: bucketWords(storage, t),
      way: { path: '../settings/storage', words: t('bucket.way') },
    },
    {
      ...{ id: 'look', title: t('look.title'), isDone: preview !== null, isOpen: connected },
      words: preview ? previewWords(preview, facts.usage, t, ui) : t('look.words'),
    },
    {
      ...{
        id: 'pilot',
        title: t('pilot.title', { size: PILOT_SIZE }),
        isDone: stored > 0,
        isOpen: connected,
      },
      words: pilotWords(facts, stored, t),
    },
    {
      ...{ id: 'listen', title: t('listen.title'), isDone: played !== null, isOpen: stored > 0 },
      words: played ? t('listen.played', { when: formatWhen(played, ui) }) : t('listen.words'),
      way: { path: '../calls', words: t('listen.way') },
    },
    {
      ...{
        id: 'webhooks',
        title: t('webhooks.title'),
        isDone: heard !== null,
        isOpen: telephony.configured,
      },
      words: heard ? t('webhooks.reached', { when: formatWhen(heard, ui) }) : t('webhooks.words'),
      way: { path: '../settings/twilio', words: t('webhooks.way') },
    },
    {
      ...{ id: 'rest', title: t('rest.title'), isOpen: stored > 0 },
      isDone: stored > 0 && preview?.recordings === 0 && preview.complete,
      words: t('rest.words'),
      way: { path: '../migration', words: t('rest.way') },
    },
  ];
}

function bucketWords({ configured, enabled, bucket }: StorageSettings, t: SayStart): string {
  if (!configured) return t('bucket.words');
  if (enabled) return bucket === null ? t('bucket.used_unnamed') : t('bucket.used', { bucket });
  return bucket === null ? t('bucket.off_unnamed') : t('bucket.off', { bucket });
}

function pilotWords(facts: StartFacts, stored: number, t: SayStart): string {
  const { run } = facts;
  if (isMoving(facts) && run)
    return t('pilot.moving', { done: formatCount(run.done + run.skipped), all: formatCount(run.total) });
  return stored > 0 ? t.count('pilot.stored', stored) : t('pilot.words');
}

function previewWords(preview: MigrationPreview, usage: StorageUsage | null, t: SayStart, ui: SayUi): string {
  const { recordings, seconds, bytes, estimatedSeconds, complete } = preview;
  if (recordings === 0) return t('look.none');
  const waiting = { span: formatSpan(seconds), size: formatBytes(bytes) };
  return [
    t.count(complete ? 'look.all' : 'look.least', recordings, waiting),
    t('look.takes', { span: formatSpan(estimatedSeconds) }),
    ...(usage ? [monthlyCost(seconds, usage, t, ui)] : []),
    t('look.unchanged'),
  ].join(' ');
}

function monthlyCost(seconds: number, { twilio }: StorageUsage, t: SayStart, ui: SayUi): string {
  const minutes = Math.max(0, seconds / 60 - twilio.freeMinutes);
  if (minutes === 0) return t('look.free', { minutes: formatCount(twilio.freeMinutes) });
  return t('look.cost', { sum: formatDollars(minutes * twilio.pricePerMinuteMonth, ui) });
}
