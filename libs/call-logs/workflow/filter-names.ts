import type { CallLogCriteria } from '@voicekeep/call-logs/domain';

/** Names of the filters in force, for the record: their values may be a person's number. */
export const filterNames = (criteria: CallLogCriteria): string =>
  Object.entries(criteria)
    .filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== undefined))
    .map(([name]) => name)
    .join(' ');
