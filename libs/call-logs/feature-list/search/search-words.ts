import type { CallDirection, RecordingKind, RecordingState } from '@voicekeep/shared/contracts';
import { formatDay, formatParty, formatSeconds } from '@voicekeep/shared/ui';
import { type CallSearch, dayAt, type Period } from './call-search';

export interface Choice<T> {
  value: T;
  words: string;
}

export const PERIOD_CHOICES: readonly Choice<Period>[] = [
  { value: '1', words: 'Today' },
  { value: '7', words: 'Last 7 days' },
  { value: '30', words: 'Last 30 days' },
  { value: '90', words: 'Last 90 days' },
];
export const KIND_CHOICES: readonly Choice<RecordingKind>[] = [
  { value: 'call', words: 'Calls' },
  { value: 'voicemail', words: 'Voicemails' },
];
export const STATE_CHOICES: readonly Choice<RecordingState>[] = [
  { value: 'on_twilio', words: 'At Twilio' },
  { value: 'queued', words: 'Waiting to be copied' },
  { value: 'copying', words: 'Copying' },
  { value: 'copied', words: 'Verifying the copy' },
  { value: 'stored', words: 'In your bucket and at Twilio' },
  { value: 'cleaning', words: 'Being deleted at Twilio' },
  { value: 'cleaned', words: 'In your bucket only' },
  { value: 'failed', words: 'Needs a person' },
  { value: 'absent', words: 'No audio at Twilio' },
  { value: 'lost', words: 'Lost' },
];
export const DIRECTION_CHOICES: readonly Choice<CallDirection>[] = [
  { value: 'inbound', words: 'Incoming' },
  { value: 'outbound', words: 'Outgoing' },
  { value: 'unknown', words: 'Not known' },
];

/** One part of a search in words, and the fields it is made of. */
export interface SearchPart {
  fields: readonly (keyof CallSearch)[];
  words: string;
}

/** @param campaign the name of the campaign searched for, once it is known */
export function partsOf(search: CallSearch, campaign: string | null): SearchPart[] {
  const { number, tag, period, kind, recordingState, direction, notes, campaignId, areaCode } = search;
  const { minDurationSeconds: min, maxDurationSeconds: max } = search;
  const all: (SearchPart | null)[] = [
    part('number', number, numberWords),
    part('tag', tag, (name) => `Tag ${name}`),
    part('period', period, (days) => wordsOf(PERIOD_CHOICES, days)),
    daysPart(search),
    part('kind', kind, (value) => `${wordsOf(KIND_CHOICES, value)} only`),
    part('recordingState', recordingState, (value) => `State: ${wordsOf(STATE_CHOICES, value)}`),
    part('direction', direction, (value) => `Direction: ${wordsOf(DIRECTION_CHOICES, value)}`),
    part('notes', notes, (text) => `Notes contain “${text}”`),
    part('campaignId', campaignId, () => (campaign === null ? 'One campaign' : `Campaign ${campaign}`)),
    part('minDurationSeconds', min, (seconds) => `${formatSeconds(seconds)} or longer`),
    part('maxDurationSeconds', max, (seconds) => `${formatSeconds(seconds)} or shorter`),
    part('areaCode', areaCode, (code) => `Area code ${code}`),
  ];
  return all.filter((one) => one !== null);
}

function part<T>(
  field: keyof CallSearch,
  value: T | undefined,
  words: (value: T) => string,
): SearchPart | null {
  return value === undefined ? null : { fields: [field], words: words(value) };
}

function daysPart({ firstDay, lastDay }: CallSearch): SearchPart | null {
  const fields = ['firstDay', 'lastDay'] as const;
  const [first, last] = [firstDay, lastDay].map((day) => (day ? formatDay(dayAt(day)) : null));
  if (first && last) return { fields, words: first === last ? first : `${first} to ${last}` };
  if (first) return { fields, words: `Since ${first}` };
  return last ? { fields, words: `Until ${last}` } : null;
}

function numberWords(number: string): string {
  const digits = number.replace(/\D/g, '');
  const isEnd = !number.includes('+') && (digits.length === 4 || digits.length === 7);
  return isEnd ? `Number ends in ${digits}` : `Number ${formatParty(number)}`;
}

const wordsOf = <T>(choices: readonly Choice<T>[], value: T): string =>
  choices.find((choice) => choice.value === value)?.words ?? String(value);
