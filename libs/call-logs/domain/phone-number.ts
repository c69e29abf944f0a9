import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js';
import { errors } from '@voicekeep/shared/errors';

const LONGEST = 60;

/**
 * The E.164 form of a number written with its country code, however it is spaced; an extension is left out.
 * @returns null for what is no phone number (a SIP address, a short code, "anonymous")
 */
export function toE164(text: string): string | null {
  return phoneNumber(text)?.number ?? null;
}

/** The same with all that libphonenumber knows of it. */
export function phoneNumber(text: string): PhoneNumber | null {
  if (text.length > LONGEST) return null;
  const number = parsePhoneNumberFromString(text);
  return number?.isPossible() ? number : null;
}

/** @throws VoicekeepError `<area>.phone_format` kind invalid when `text` is no phone number with country code */
export function requireE164(text: string, area: string, path: string): string {
  // An unescaped + of a query string arrives as a blank.
  const number = toE164(text.replace(/^ (?=\d)/, '+'));
  if (number) return number;
  const code = `${area}.phone_format`;
  const message = 'Write the phone number with its country code, such as +14155550100.';
  throw errors.invalid(code, message, { fields: [{ path, code, message }] });
}
