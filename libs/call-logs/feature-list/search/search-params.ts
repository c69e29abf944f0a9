import { RECORDING_STATES } from '@voicekeep/shared/contracts';
import { type CallSearch, changed, dayAt, dayOf, PERIODS } from './call-search';

type Read<T> = (text: string) => T | undefined;

const LONGEST_SECONDS = 86_400;

const oneOf =
  <T extends string>(values: readonly T[]): Read<T> =>
  (text) =>
    values.find((value) => value === text);

const words =
  (most: number): Read<string> =>
  (text) => {
    const trimmed = text.trim();
    return trimmed !== '' && trimmed.length <= most ? trimmed : undefined;
  };

const day: Read<string> = (text) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && dayOf(dayAt(text)) === text ? text : undefined;

const seconds: Read<number> = (text) =>
  /^\d{1,5}$/.test(text) && Number(text) <= LONGEST_SECONDS ? Number(text) : undefined;

const uuid: Read<string> = (text) =>
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text : undefined;

/** In an address written by hand the plus of a number arrives as a blank. */
const number: Read<string> = (text) => words(40)(text.replace(/^ (?=\d)/, '+'));

type Fields = {
  readonly [Field in keyof CallSearch]-?: {
    readonly param: string;
    readonly read: Read<NonNullable<CallSearch[Field]>>;
  };
};

/** The name of each part in the address, and what of it is understood. */
const FIELDS: Fields = {
  number: { param: 'number', read: number },
  tag: { param: 'tag', read: words(40) },
  period: { param: 'period', read: oneOf(PERIODS) },
  firstDay: { param: 'from', read: day },
  lastDay: { param: 'to', read: day },
  kind: { param: 'kind', read: oneOf(['call', 'voicemail']) },
  recordingState: { param: 'state', read: oneOf(RECORDING_STATES) },
  notes: { param: 'notes', read: words(200) },
  campaignId: { param: 'campaign', read: uuid },
  direction: { param: 'direction', read: oneOf(['inbound', 'outbound', 'unknown']) },
  minDurationSeconds: { param: 'min', read: seconds },
  maxDurationSeconds: { param: 'max', read: seconds },
  areaCode: { param: 'area', read: words(20) },
};
const NAMES = Object.keys(FIELDS) as (keyof CallSearch)[];

/** The query parameters of a search; null takes one away. Others are not touched. */
export function toParams(search: CallSearch): Record<string, string | null> {
  const said = withoutNeedlessDays(search);
  return Object.fromEntries(NAMES.map((name) => [FIELDS[name].param, said[name]?.toString() ?? null]));
}

/** The search of an address; what is not known or not understood is left out. */
export function fromParams(param: (name: string) => string | null): CallSearch {
  const found = NAMES.map((name) => {
    const text = param(FIELDS[name].param);
    return [name, text === null ? undefined : FIELDS[name].read(text)] as const;
  });
  return withoutNeedlessDays(changed({}, Object.fromEntries(found)));
}

/** A period says all of when. */
const withoutNeedlessDays = (search: CallSearch): CallSearch =>
  search.period ? changed(search, { firstDay: undefined, lastDay: undefined }) : search;
