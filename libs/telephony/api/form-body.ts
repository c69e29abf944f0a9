import type { Request } from 'express';
import { errors } from '@voicekeep/shared/errors';

/** A webhook's form may be this large, in bytes. */
export const FORM_LIMIT_BYTES = 64 * 1024;

type Parameters = Readonly<Record<string, string>>;

const FORBIDDEN_NAME = /[[\]]|^(__proto__|constructor|prototype)$/;

/**
 * The parameters of a form-encoded request, each name once. Reads the stream itself where the host has
 * not read it; else takes the host's `rawBody`, else what the host's parser made of it.
 * @throws VoicekeepError `telephony.body_too_large`, `telephony.media_type`, `telephony.encoding`,
 * `telephony.parameter_duplicate` or `telephony.parameter_unknown`
 */
export async function formParameters(request: Request & { rawBody?: Buffer }): Promise<Parameters> {
  if (Number(request.headers['content-length'] ?? 0) > FORM_LIMIT_BYTES) throw tooLarge();
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw errors.unsupportedMedia(
      'telephony.media_type',
      'Webhooks are form-encoded: application/x-www-form-urlencoded.',
    );
  }
  if (request.rawBody) return parseForm(request.rawBody);
  const parsed: unknown = request.body;
  if (Buffer.isBuffer(parsed)) return parseForm(parsed);
  if (request.readableEnded && typeof parsed === 'object' && parsed !== null) return parsedParameters(parsed);
  return parseForm(await wholeBody(request));
}

async function wholeBody(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > FORM_LIMIT_BYTES) throw tooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

export function parseForm(body: Buffer): Parameters {
  if (body.length > FORM_LIMIT_BYTES) throw tooLarge();
  const found = new Map<string, string>();
  for (const pair of decoded(body).split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    add(found, unescaped(at < 0 ? pair : pair.slice(0, at)), at < 0 ? '' : unescaped(pair.slice(at + 1)));
  }
  return Object.fromEntries(found);
}

function parsedParameters(body: object): Parameters {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(body)) {
    if (Array.isArray(value)) throw duplicate(name);
    if (typeof value !== 'string') throw unknown();
    add(found, name, value);
  }
  return Object.fromEntries(found);
}

function add(found: Map<string, string>, name: string, value: string): void {
  if (FORBIDDEN_NAME.test(name)) throw unknown();
  if (found.has(name)) throw duplicate(name);
  if (name.includes('\0') || value.includes('\0')) throw badEncoding();
  found.set(name, value);
}

function decoded(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw badEncoding(cause);
  }
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (cause) {
    throw badEncoding(cause);
  }
}

const tooLarge = (): Error => errors.tooLarge('telephony.body_too_large', 'A webhook is at most 64 KB.');
const badEncoding = (cause?: unknown): Error =>
  errors.malformed('telephony.encoding', 'The form is not valid UTF-8 text.', { cause });
const duplicate = (name: string): Error =>
  errors.malformed('telephony.parameter_duplicate', `The parameter ${name.slice(0, 40)} stands there twice.`);
const unknown = (): Error =>
  errors.malformed('telephony.parameter_unknown', 'A parameter name is not one Twilio sends.');
