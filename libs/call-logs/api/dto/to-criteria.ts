import { requireE164, requireTimeSpan, type CallLogCriteria } from '@voicekeep/call-logs/domain';
import type { CallLogFilterDto } from './call-log-filter.dto';

/** @throws VoicekeepError `request.date_format`, `request.date_range`, `request.phone_format` */
export function toCriteria(filter: CallLogFilterDto): CallLogCriteria {
  const { from, to, number, campaignId, kind, recordingState, direction } = filter;
  return {
    ...requireTimeSpan(from, to),
    number: number === undefined ? undefined : requireE164(number, 'request', 'number'),
    campaignId: campaignId?.toLowerCase(),
    kind,
    recordingState,
    direction,
  };
}
