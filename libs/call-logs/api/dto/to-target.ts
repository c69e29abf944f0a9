import { errors } from '@voicekeep/shared/errors';
import type { DeletionTarget } from '@voicekeep/call-logs/domain';
import type { CallLogDeletionBody } from './call-log-deletion.dto';
import { toCriteria } from './to-criteria';

/** @throws VoicekeepError `call_log.deletion_target`, `call_log.deletion_by_notes`, and as `toCriteria` */
export function toTarget({ ids, filter }: CallLogDeletionBody): DeletionTarget {
  if (ids && !filter) return { ids: [...new Set(ids.map((id) => id.toLowerCase()))] };
  if (filter && !ids) {
    const { notes, ...criteria } = toCriteria(filter);
    if (notes === undefined) return { criteria };
    throw errors.invalid(
      'call_log.deletion_by_notes',
      'Notes cannot choose what is deleted; search for them, then delete by "ids".',
    );
  }
  throw errors.invalid('call_log.deletion_target', 'Send either "ids" or "filter".');
}
