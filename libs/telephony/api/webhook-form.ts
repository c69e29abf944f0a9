import type { Request } from 'express';
import { errors } from '@voicekeep/shared/errors';
import { type FormParameters, parsedForm, parseForm } from './form-parameters';
import { BODY_LIMIT_BYTES, rawBodyOf, tooLarge } from './raw-body';

const FORM = /^application\/x-www-form-urlencoded\s*(;\s*charset="?utf-8"?\s*)?$/i;

/**
 * Judges what needs no account, in the promised order: method, size, media type, encoding and names.
 * @throws VoicekeepError 405, 413, 415 or 400 with a `telephony.*` code
 */
export async function webhookForm(request: Request): Promise<FormParameters> {
  if (request.method !== 'POST')
    throw errors.methodNotAllowed('telephony.method', 'Twilio calls this address with POST.');
  const announced = Number(request.headers['content-length'] ?? 0);
  const raw = await rawBodyOf(request);
  if (announced > BODY_LIMIT_BYTES) throw tooLarge();
  const encoded = request.headers['content-encoding'] ?? 'identity';
  if (!FORM.test(request.headers['content-type'] ?? '') || encoded !== 'identity')
    throw errors.unsupportedMedia('telephony.media_type', 'Send application/x-www-form-urlencoded in UTF-8.');
  return raw === null ? parsedForm(request.body) : parseForm(raw);
}
