import { errors } from '@voicekeep/shared/errors';

export type FormParameters = Readonly<Record<string, string>>;

const NESTED = /[[\]]/;
const INHERITED = ['__proto__', 'constructor', 'prototype'];

const encoding = (): Error =>
  errors.malformed('telephony.encoding', 'The form must be UTF-8 without NUL characters.');

/** Collects parameters, each of which may come once and under a plain name. */
class Form {
  private readonly values = new Map<string, string>();

  add(name: string, value: unknown): void {
    if (name === '' || NESTED.test(name) || INHERITED.includes(name)) throw unknownParameter();
    if (Array.isArray(value) || this.values.has(name))
      throw errors.malformed('telephony.parameter_duplicate', 'A parameter came twice: send each one once.');
    if (typeof value !== 'string') throw unknownParameter();
    if (name.includes('\0') || value.includes('\0')) throw encoding();
    this.values.set(name, value);
  }

  all(): FormParameters {
    return Object.fromEntries(this.values);
  }
}

const unknownParameter = (): Error =>
  errors.malformed('telephony.parameter_unknown', 'Twilio sends plain parameters only, none with brackets.');

/**
 * Reads `application/x-www-form-urlencoded` bytes strictly, since a signature covers every one of them.
 * @throws VoicekeepError 400 `telephony.encoding`, `telephony.parameter_duplicate`, `telephony.parameter_unknown`
 */
export function parseForm(body: Buffer): FormParameters {
  const form = new Form();
  for (const pair of utf8(body).split('&')) {
    if (pair === '') continue;
    const [name = '', ...rest] = pair.split('=');
    form.add(decode(name), decode(rest.join('=')));
  }
  return form.all();
}

/** The same rules for a form that the host parsed already. */
export function parsedForm(body: unknown): FormParameters {
  const form = new Form();
  if (typeof body === 'object' && body !== null)
    for (const [name, value] of Object.entries(body)) form.add(name, value);
  return form.all();
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw encoding();
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw encoding();
  }
}
