import type { Condition, ConditionCode } from '@voicekeep/shared/contracts';
import type { ConditionCount, KeptCondition } from './condition-book';

type Facts = Pick<KeptCondition, 'count' | 'oldestAt'> & { readonly now: Date };

interface Words extends Pick<Condition, 'title' | 'severity' | 'fix' | 'page'> {
  readonly cause: string | ((facts: Facts) => string);
}

const MINUTE_MS = 60_000;

const recordings = (count: number): string => (count === 1 ? 'One recording' : `${count} recordings`);

function span(from: Date | null, to: Date): string {
  const minutes = Math.max(1, Math.floor((to.getTime() - (from ?? to).getTime()) / MINUTE_MS));
  if (minutes < 120) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
}

/** In plain words and without a value of anybody's data: what holds recordings up, and what to do. */
const WORDS: Readonly<Record<ConditionCode, Words>> = {
  'recordings.failed': {
    ...{ title: 'Recordings failed', severity: 'problem', page: 'calls' },
    cause: ({ count }) =>
      `${recordings(count)} could not be copied, and trying again by itself has ended; Twilio keeps what it has.`,
    fix: 'Show the calls in state "Needs a person", mend the reason each one names, then retry.',
  },
  'recordings.waiting': {
    ...{ title: 'Recordings wait too long', severity: 'problem', page: null },
    cause: ({ oldestAt, now }) =>
      `A new recording has waited ${span(oldestAt, now)} for its copy; it is still at Twilio.`,
    fix: 'See that a worker runs, and that Twilio and the bucket answer it.',
  },
  'telephony.credentials_rejected': {
    ...{ title: 'Twilio refuses our credentials', severity: 'problem', page: 'telephony' },
    cause: 'Twilio refuses the credentials of this workspace, so no recording can be fetched.',
    fix: 'Enter the current auth token or API key and test it; copying goes on by itself.',
  },
  'storage.credentials_rejected': {
    ...{ title: 'The bucket refuses our key', severity: 'problem', page: 'storage' },
    cause: 'The bucket refuses the access key, so copying is paused; recordings stay at Twilio.',
    fix: 'Enter a working key or attach the policy, then test and save; copying goes on by itself.',
  },
  'storage.unreachable': {
    ...{ title: 'The bucket cannot be reached', severity: 'problem', page: 'storage' },
    cause: 'The bucket does not answer as it should; recordings stay at Twilio until it does.',
    fix: 'Test the connection; its steps say where it ends.',
  },
  'disk.full': {
    ...{ title: 'The disk is full', severity: 'problem', page: null },
    cause: 'The disk for recordings above 16 MiB is full; those wait, smaller ones go on.',
    fix: 'Free space where VOICEKEEP_SPOOL_DIR lies.',
  },
  'clock.skew': {
    ...{ title: 'The clock is wrong', severity: 'problem', page: null },
    cause: 'The clock of this server differs too much from that of the bucket or of Twilio.',
    fix: 'Let the operator correct the time of the server (NTP).',
  },
  'deletions.attention': {
    ...{ title: 'Twilio copies are not deleted', severity: 'warning', page: 'calls' },
    cause: ({ count }) =>
      `${recordings(count)}: the copy in the bucket is verified, but Twilio does not confirm that its own is deleted.`,
    fix: 'Open the recording to read the reason; deleting is tried again every minute.',
  },
  'bucket.findings': {
    ...{ title: 'Recordings are gone from the bucket', severity: 'problem', page: null },
    cause: ({ count }) =>
      `${recordings(count)} stored earlier ${count === 1 ? 'is' : 'are'} missing in the bucket or no longer the verified file.`,
    fix: 'List them with GET …/storage/sweeps and restore each from an earlier version or a backup.',
  },
};

export interface ConditionSummary extends Pick<Condition, 'title' | 'severity' | 'fix'> {
  /** Such as `35 minutes`. */
  readonly lasting: string;
}

/** A condition as whoever looks after all workspaces is told of it. */
export function conditionSummary({ code, since }: ConditionCount, now: Date): ConditionSummary {
  const { title, severity, fix } = WORDS[code];
  return { title, severity, fix, lasting: span(since, now) };
}

/** A condition as people and programs are shown it. */
export function conditionView(kept: KeptCondition, now: Date): Condition {
  const { cause, ...words } = WORDS[kept.code];
  const { id, code, locationId, count, oldestAt } = kept;
  return {
    ...{ id, code, locationId, count, since: kept.since.toISOString(), ...words },
    cause: typeof cause === 'string' ? cause : cause({ count, oldestAt, now }),
  };
}
