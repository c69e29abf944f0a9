import type { MigrationPreview, StorageUsage } from '@voicekeep/shared/contracts';
import { formatBytes, formatCount, formatDollars, formatSpan, formatWhen } from '@voicekeep/shared/ui';
import {
  isBucketConnected,
  isConnected,
  isMoving,
  isTwilioConnected,
  storedIn,
  type StartFacts,
} from './start-facts';
import { PILOT_SIZE } from './start-client';

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
export function startSteps(facts: StartFacts): readonly StartStep[] {
  const { telephony, storage, preview, playedAt: played } = facts;
  const connected = isConnected(facts);
  const stored = storedIn(facts);
  const heard = telephony.webhooks.lastReceivedAt;
  return [
    {
      ...{ id: 'twilio', title: 'Connect Twilio', isDone: isTwilioConnected(facts), isOpen: true },
      words: telephony.configured
        ? `Account ${telephony.accountSid ?? ''} is connected.`
        : 'Enter the account SID and the auth token of the account your calls run over.',
      way: { path: '../settings/twilio', words: 'Twilio settings' },
    },
    {
      ...{ id: 'bucket', title: 'Connect your bucket', isDone: isBucketConnected(facts), isOpen: true },
      words: bucketWords(storage.configured, storage.enabled, storage.bucket),
      way: { path: '../settings/storage', words: 'Storage settings' },
    },
    {
      ...{ id: 'look', title: 'See what would move', isDone: preview !== null, isOpen: connected },
      words: preview
        ? previewWords(preview, facts.usage)
        : 'Twilio is asked what it holds. Nothing is changed.',
    },
    {
      ...{
        id: 'pilot',
        title: `Move ${PILOT_SIZE} to see how it goes`,
        isDone: stored > 0,
        isOpen: connected,
      },
      words: pilotWords(facts, stored),
    },
    {
      ...{ id: 'listen', title: 'Hear one from your bucket', isDone: played !== null, isOpen: stored > 0 },
      words: played
        ? `Last played: ${formatWhen(played)}.`
        : 'Press play beside any call that is in your bucket; the audio comes straight from there.',
      way: { path: '../calls', words: 'Calls' },
    },
    {
      ...{
        id: 'webhooks',
        title: 'Have new calls arrive',
        isDone: heard !== null,
        isOpen: telephony.configured,
      },
      words: heard
        ? `Twilio reached Voicekeep: ${formatWhen(heard)}.`
        : 'Enter the two webhook addresses at Twilio, then make a call: it appears here within a minute.',
      way: { path: '../settings/twilio', words: 'Webhook addresses' },
    },
    {
      ...{ id: 'rest', title: 'Move everything', isOpen: stored > 0 },
      isDone: stored > 0 && preview?.recordings === 0 && preview.complete,
      words: 'All earlier recordings move; you see how far it is, and can pause at any time.',
      way: { path: '../migration', words: 'Migration' },
    },
  ];
}

function bucketWords(isConfigured: boolean, isEnabled: boolean, bucket: string | null): string {
  if (!isConfigured) return 'Name the bucket and its keys. The connection test says what is missing.';
  return isEnabled
    ? `Recordings go to ${bucket ?? 'your bucket'}.`
    : `${bucket ?? 'The bucket'} is saved, and S3 external storage is switched off.`;
}

function pilotWords(facts: StartFacts, stored: number): string {
  const { run } = facts;
  if (isMoving(facts) && run)
    return `${formatCount(run.done + run.skipped)} of ${formatCount(run.total)} are in your bucket and verified.`;
  return stored > 0
    ? `${formatCount(stored)} recordings are in your bucket, each compared with what Twilio sent.`
    : 'The newest are copied and verified. Their copies at Twilio stay.';
}

function previewWords(preview: MigrationPreview, usage: StorageUsage | null): string {
  const { recordings, seconds, bytes, estimatedSeconds, complete } = preview;
  if (recordings === 0) return 'Nothing is waiting at Twilio.';
  const least = complete ? '' : 'at least ';
  const cost = usage ? ` Keeping them costs ${monthlyCost(seconds, usage)} at Twilio.` : '';
  return (
    `At Twilio: ${least}${formatCount(recordings)} recordings, ${formatSpan(seconds)}, about ${formatBytes(bytes)}. ` +
    `Moving them takes about ${formatSpan(estimatedSeconds)}.${cost} Nothing was changed.`
  );
}

function monthlyCost(seconds: number, { twilio }: StorageUsage): string {
  const minutes = Math.max(0, seconds / 60 - twilio.freeMinutes);
  if (minutes === 0) return `nothing (under ${formatCount(twilio.freeMinutes)} free minutes)`;
  return `about ${formatDollars(minutes * twilio.pricePerMinuteMonth)} a month`;
}
