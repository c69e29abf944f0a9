import {
  requireAreaTerm,
  requireDurations,
  requireNotesSearch,
  requireNumberTerm,
  requireTagTerm,
  requireTimeSpan,
  type CallLogCriteria,
} from '@voicekeep/call-logs/domain';
import type { CallLogFilterDto } from './call-log-filter.dto';

/**
 * @throws VoicekeepError `request.date_format`, `request.date_range`, `request.phone_format`,
 * `request.area_code_format`, `request.duration_range`, `request.notes_*`, `request.tag_*`
 */
export function toCriteria(filter: CallLogFilterDto): CallLogCriteria {
  const { number, areaCode, campaignId, kind, recordingState, direction, notes, tag } = filter;
  const span = requireTimeSpan(filter.from, filter.to);
  return {
    ...span,
    ...requireDurations(filter.minDurationSeconds, filter.maxDurationSeconds),
    numbers: [
      ...(number === undefined ? [] : [requireNumberTerm(number, 'number')]),
      ...(areaCode === undefined ? [] : [requireAreaTerm(areaCode, 'areaCode')]),
    ],
    notes: notes === undefined ? undefined : requireNotesSearch(notes, span, new Date()),
    tag: tag === undefined ? undefined : requireTagTerm(tag, 'tag'),
    campaignId: campaignId?.toLowerCase(),
    kind,
    recordingState,
    direction,
  };
}
