import { errors } from '@voicekeep/shared/errors';
import { phoneNumber, requireE164 } from './phone-number';

/** One way to name a phone number in a search; `digits` hold no sign but the plus of a number in full. */
export interface NumberTerm {
  readonly form: 'full' | 'last7' | 'last4' | 'area';
  readonly digits: string;
}

/** Under what a party is found: its number in full, the ends of it and its area. Null for what is no number. */
export interface NumberTerms {
  readonly full: string | null;
  readonly last7: string | null;
  readonly last4: string | null;
  readonly area: string | null;
}

const NONE: NumberTerms = { full: null, last7: null, last4: null, area: null };
const ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10] as const;

/**
 * What a number is found by. Its area is the first group of the number as it is written internationally:
 * 415 of +1 415 555 0100, 20 of +44 20 7946 0018 (libphonenumber's formats).
 */
export function termsOf(party: string | null): NumberTerms {
  const number = party === null ? null : phoneNumber(party);
  if (!number) return NONE;
  const full = number.number;
  const [, area = null] = number.formatInternational().split(' ');
  const end = (length: number): string | null => (full.length > length ? full.slice(-length) : null);
  return { full, last7: end(7), last4: end(4), area: area === null ? null : digitsOf(area) || null };
}

/**
 * Reads a number a person searches for: in full with country code, or its last 4 or 7 digits.
 * @throws VoicekeepError `request.phone_format` kind invalid
 */
export function requireNumberTerm(text: string, path: string): NumberTerm {
  const digits = digitsOf(text);
  const isEnd = /^[\s\p{Nd}().-]+$/u.test(text.trim()) && text.length <= 20;
  if (isEnd && digits.length === 4) return { form: 'last4', digits };
  if (isEnd && digits.length === 7) return { form: 'last7', digits };
  return { form: 'full', digits: requireE164(text, 'request', path) };
}

/** @throws VoicekeepError `request.area_code_format` kind invalid */
export function requireAreaTerm(text: string, path: string): NumberTerm {
  const digits = digitsOf(text).replace(/^0+/, '');
  if (/^[\s\p{Nd}()]+$/u.test(text) && digits.length >= 1 && digits.length <= 5)
    return { form: 'area', digits };
  const code = 'request.area_code_format';
  const message = 'Write the area code alone, as digits, such as 415.';
  throw errors.invalid(code, message, { fields: [{ path, code, message }] });
}

/** The digits of a text, Arabic and other common ones as Latin. */
function digitsOf(text: string): string {
  return [...text]
    .map((character) => {
      if (/[0-9]/.test(character)) return character;
      const point = character.codePointAt(0) ?? 0;
      const zero = ZEROS.find((first) => point >= first && point < first + 10);
      return zero === undefined ? '' : String(point - zero);
    })
    .join('');
}
