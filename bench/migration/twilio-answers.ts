import { type RecordingSet, sidOf } from './recording-set';

/** The first recording was made then, each later one a minute after it. */
const FIRST_MADE = Date.UTC(2026, 0, 5, 9);

const madeAt = (index: number): string =>
  new Date(FIRST_MADE + index * 60_000).toUTCString().replace('GMT', '+0000');

/** A Recording resource as Twilio's API 2010-04-01 shows it. */
export function recordingOf(set: RecordingSet, account: string, index: number): Record<string, unknown> {
  return {
    sid: sidOf('RE', set, index),
    account_sid: account,
    call_sid: sidOf('CA', set, index),
    date_created: madeAt(index),
    start_time: madeAt(index),
    duration: String(set.seconds),
    status: 'completed',
    channels: set.channels,
    source: 'DialVerb',
    error_code: null,
    encryption_details: null,
  };
}

/** A Call resource as Twilio's API 2010-04-01 shows it. */
export function callOf(set: RecordingSet, account: string, index: number): Record<string, unknown> {
  return {
    sid: sidOf('CA', set, index),
    account_sid: account,
    parent_call_sid: null,
    from: `+1415555${String(index).padStart(4, '0')}`,
    to: '+14155550100',
    direction: 'inbound',
    start_time: madeAt(index),
    duration: String(set.seconds),
    status: 'completed',
    answered_by: null,
    caller_name: null,
    forwarded_from: null,
  };
}

/** Twilio's paging envelope, newest first. */
export function pageOf(
  member: string,
  set: RecordingSet,
  url: URL,
  itemOf: (index: number) => Record<string, unknown>,
): Record<string, unknown> {
  const size = Number(url.searchParams.get('PageSize') ?? '50');
  const page = Number(url.searchParams.get('Page') ?? '0');
  const newest = set.count - 1 - page * size;
  const indexes = Array.from({ length: Math.max(0, Math.min(size, newest + 1)) }, (_, at) => newest - at);
  const next = newest - size >= 0 ? `${url.pathname}?PageSize=${size}&Page=${page + 1}` : null;
  return { [member]: indexes.map(itemOf), next_page_uri: next, page, page_size: size };
}
