import type { AuditFilter } from '@voicekeep/shared/audit';
import { errors } from '@voicekeep/shared/errors';
import type { AuditEventsQuery } from './audit-events-query.dto';

const ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/** @throws VoicekeepError `request.date_format` without a zone, `request.date_range` when nothing can lie between */
export function auditFilterOf({ action, from, to }: AuditEventsQuery): AuditFilter {
  const filter = { action, from: instant('from', from), to: instant('to', to) };
  if (filter.from && filter.to && filter.from > filter.to)
    throw errors.invalid('request.date_range', 'from lies after to; swap them.', {
      fields: [{ path: 'from', code: 'request.date_range', message: 'from lies after to.' }],
    });
  return filter;
}

function instant(path: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (ZONE.test(text) && !Number.isNaN(at.getTime())) return at;
  const message = `${path} needs a date and time with its zone, such as 2026-11-01T00:00:00Z.`;
  throw errors.invalid('request.date_format', message, {
    fields: [{ path, code: 'request.date_format', message }],
  });
}
