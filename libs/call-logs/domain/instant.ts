import { errors } from '@voicekeep/shared/errors';

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/;

/** Reads an ISO 8601 time with zone. @returns null when it is none, or names a day or hour that does not exist */
function readInstant(text: string): Date | null {
  const parts = INSTANT.exec(text);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const exists = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12;
  const instant = exists && hour < 24 && minute < 60 && second < 60 ? new Date(text) : null;
  return instant && !Number.isNaN(instant.getTime()) ? instant : null;
}

/** @throws VoicekeepError `request.date_format` kind invalid */
export function requireInstant(text: string, path: string): Date {
  const instant = readInstant(text);
  if (instant) return instant;
  const code = 'request.date_format';
  const message = `Write "${path}" as a date and time with zone, such as 2026-02-28T09:00:00Z.`;
  throw errors.invalid(code, message, { fields: [{ path, code, message }] });
}

export interface TimeSpan {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** Reads `from` (inclusive) and `to` (exclusive). @throws VoicekeepError `request.date_format`, `request.date_range` */
export function requireTimeSpan(from: string | undefined, to: string | undefined): TimeSpan {
  const span = {
    from: from === undefined ? undefined : requireInstant(from, 'from'),
    to: to === undefined ? undefined : requireInstant(to, 'to'),
  };
  if (span.from && span.to && span.from > span.to) {
    const code = 'request.date_range';
    const message = '"from" lies after "to"; swap the two.';
    throw errors.invalid(code, message, { fields: [{ path: 'from', code, message }] });
  }
  return span;
}
