import { VoicekeepError, type ErrorKind, type VoicekeepErrorOptions } from './voicekeep-error';

type Extra = Omit<VoicekeepErrorOptions, 'kind' | 'code' | 'message'>;
type Make = (code: string, message: string, extra?: Extra) => VoicekeepError;

const of =
  (kind: ErrorKind): Make =>
  (code, message, extra) =>
    new VoicekeepError({ kind, code, message, ...extra });

export const malformed = of('malformed');
export const unauthenticated = of('unauthenticated');
export const forbidden = of('forbidden');
export const notFound = of('not-found');
export const methodNotAllowed = of('method-not-allowed');
export const conflict = of('conflict');
export const gone = of('gone');
export const tooLarge = of('too-large');
export const unsupportedMedia = of('unsupported-media');
export const invalid = of('invalid');
export const rateLimited = of('rate-limited');
export const internal = of('internal');
export const unavailable = of('unavailable');
