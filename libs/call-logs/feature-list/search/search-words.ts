import type { CallDirection, RecordingKind, RecordingState } from '@voicekeep/shared/contracts';
import { formatDay, formatParty, formatSeconds, type SayUi } from '@voicekeep/shared/ui';
import type { SayCalls } from '../texts/calls-texts';
import type { CallsKey } from '../texts/en';
import { type CallSearch, dayAt, type Period } from './call-search';

export interface Choice<T> {
  value: T;
  words: string;
}

/** A choice that is still to be said. */
export interface ChoiceKey<T> {
  value: T;
  key: CallsKey;
}

export const PERIOD_CHOICES: readonly ChoiceKey<Period>[] = [
  { value: '1', key: 'period.1' },
  { value: '7', key: 'period.7' },
  { value: '30', key: 'period.30' },
  { value: '90', key: 'period.90' },
];
export const KIND_CHOICES: readonly ChoiceKey<RecordingKind>[] = [
  { value: 'call', key: 'kind.call' },
  { value: 'voicemail', key: 'kind.voicemail' },
];
export const STATE_CHOICES: readonly ChoiceKey<RecordingState>[] = [
  { value: 'on_twilio', key: 'state.on_twilio' },
  { value: 'queued', key: 'state.queued' },
  { value: 'copying', key: 'state.copying' },
  { value: 'copied', key: 'state.copied' },
  { value: 'stored', key: 'state.stored' },
  { value: 'cleaning', key: 'state.cleaning' },
  { value: 'cleaned', key: 'state.cleaned' },
  { value: 'failed', key: 'state.failed' },
  { value: 'absent', key: 'state.absent' },
  { value: 'lost', key: 'state.lost' },
];
export const DIRECTION_CHOICES: readonly ChoiceKey<CallDirection>[] = [
  { value: 'inbound', key: 'direction.inbound' },
  { value: 'outbound', key: 'direction.outbound' },
  { value: 'unknown', key: 'direction.unknown' },
];

/** One part of a search in words, and the fields it is made of. */
export interface SearchPart {
  fields: readonly (keyof CallSearch)[];
  words: string;
}

/** What can be chosen, in words. */
export const choicesOf = <T>(choices: readonly ChoiceKey<T>[], t: SayCalls): Choice<T>[] =>
  choices.map(({ value, key }) => ({ value, words: t(key) }));

/** @param campaign the name of the campaign searched for, once it is known */
export function partsOf(search: CallSearch, campaign: string | null, t: SayCalls, ui: SayUi): SearchPart[] {
  const { number, tag, period, kind, recordingState, direction, notes, campaignId, areaCode } = search;
  const { minDurationSeconds: min, maxDurationSeconds: max } = search;
  const all: (SearchPart | null)[] = [
    part('number', number, (value) => numberWords(value, t, ui)),
    part('tag', tag, (name) => t('chip.tag', { tag: name })),
    part('period', period, (days) => wordsOf(PERIOD_CHOICES, days, t)),
    daysPart(search, t),
    part('kind', kind, (value) => t(value === 'voicemail' ? 'chip.voicemails' : 'chip.calls')),
    part('recordingState', recordingState, (value) =>
      t('chip.state', { state: wordsOf(STATE_CHOICES, value, t) }),
    ),
    part('direction', direction, (value) =>
      t('chip.direction', { direction: wordsOf(DIRECTION_CHOICES, value, t) }),
    ),
    part('notes', notes, (text) => t('chip.notes', { text })),
    part('campaignId', campaignId, () =>
      campaign === null ? t('chip.campaign_unnamed') : t('chip.campaign', { campaign }),
    ),
    part('minDurationSeconds', min, (seconds) => t('chip.shortest', { length: formatSeconds(seconds) })),
    part('maxDurationSeconds', max, (seconds) => t('chip.longest', { length: formatSeconds(seconds) })),
    part('areaCode', areaCode, (code) => t('chip.area_code', { code })),
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

function daysPart({ firstDay, lastDay }: CallSearch, t: SayCalls): SearchPart | null {
  const fields = ['firstDay', 'lastDay'] as const;
  const [first, last] = [firstDay, lastDay].map((day) => (day ? formatDay(dayAt(day)) : null));
  if (first && last) return { fields, words: first === last ? first : t('chip.days', { first, last }) };
  if (first) return { fields, words: t('chip.since', { first }) };
  return last ? { fields, words: t('chip.until', { last }) } : null;
}

function numberWords(number: string, t: SayCalls, ui: SayUi): string {
  const digits = number.replace(/\D/g, '');
  const isEnd = !number.includes('+') && (digits.length === 4 || digits.length === 7);
  return isEnd ? t('chip.number_end', { digits }) : t('chip.number', { number: formatParty(number, ui) });
}

function wordsOf<T>(choices: readonly ChoiceKey<T>[], value: T, t: SayCalls): string {
  const choice = choices.find((one) => one.value === value);
  return choice ? t(choice.key) : String(value);
}
