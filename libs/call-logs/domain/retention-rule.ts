import type {
  RecordingSummary,
  RetentionAction,
  RetentionKeep,
  RetentionUnit,
} from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';

/** A workspace's rule as it was saved; switched off, or without a time, everything is kept for ever. */
export interface RetentionRule {
  readonly enabled: boolean;
  readonly keep: RetentionKeep | null;
  readonly action: RetentionAction | null;
}

/** A rule that deletes, or one to try. */
export interface DeletingRule {
  readonly keep: RetentionKeep;
  readonly action: RetentionAction;
}

const MOST: Readonly<Record<RetentionUnit, number>> = { years: 100, months: 1200, days: 36_500 };

export const deletingRule = ({ enabled, keep, action }: RetentionRule): DeletingRule | null =>
  enabled && keep !== null && action !== null ? { keep, action } : null;

/** @throws VoicekeepError `retention.keep_range` kind invalid */
export function requireKeep({ amount, unit }: RetentionKeep): void {
  if (Number.isInteger(amount) && amount >= 1 && amount <= MOST[unit]) return;
  const code = 'retention.keep_range';
  const message = `Keep calls for a whole number of ${unit} from 1 to ${MOST[unit]}.`;
  throw errors.invalid(code, message, { fields: [{ path: 'keep.amount', code, message }] });
}

/**
 * What began before this instant has been kept longer than `keep`. By the calendar, in UTC; where a month
 * has no such day its last one counts, so that nothing is ever too old a day early (1 year before a
 * 29 February is the 28th).
 */
export function cutoffOf({ amount, unit }: RetentionKeep, now: Date): Date {
  const cutoff = new Date(now);
  if (unit === 'days') {
    cutoff.setUTCDate(now.getUTCDate() - amount);
    return cutoff;
  }
  cutoff.setUTCMonth(now.getUTCMonth() - (unit === 'years' ? 12 * amount : amount), 1);
  const lastDay = new Date(Date.UTC(cutoff.getUTCFullYear(), cutoff.getUTCMonth() + 1, 0)).getUTCDate();
  cutoff.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return cutoff;
}

/** Such as `6 years`. */
export const keepInWords = ({ amount, unit }: RetentionKeep): string =>
  `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;

/** What a rule does to a recording whose time is over; `none`: there is no audio of it. */
export function ruleFateOf(
  action: RetentionAction,
  { state, writtenBy }: Pick<RecordingSummary, 'state' | 'writtenBy'>,
): 'goes' | 'stays' | 'none' {
  if (state === 'absent' || state === 'lost' || state === 'deleted') return 'none';
  if (action === 'log-only' || state === 'on_twilio' || writtenBy === 'twilio') return 'stays';
  return 'goes';
}
