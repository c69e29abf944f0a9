import { errors } from '@voicekeep/shared/errors';

/** So many calls go by one order, so that each order ends soon. */
export const DELETION_LIMIT = 10_000;

/** @throws VoicekeepError `call_log.deletion_limit` kind invalid above the limit */
export function requireWithinLimit(count: number): void {
  if (count > DELETION_LIMIT)
    throw errors.invalid(
      'call_log.deletion_limit',
      'At most 10,000 call logs can be deleted at once; narrow the filter and delete in parts.',
    );
}
