import type { CallLogEntry } from '@voicekeep/call-logs/domain';
import type { CallLogCells } from './call-log-cells';
import type { SealedEntry } from './call-log-scan';

/** Opens a row for who may read it. */
export async function openEntry(cells: CallLogCells, row: SealedEntry): Promise<CallLogEntry> {
  const [from, to, callerName, notes, tags] = await Promise.all([
    cells.open(row, 'from_party', row.from),
    cells.open(row, 'to_party', row.to),
    cells.open(row, 'caller_name', row.callerName),
    cells.open(row, 'notes', row.notes),
    cells.open(row, 'tags', row.tags),
  ]);
  const { id, callSid, direction, durationSeconds, status, answeredBy, priceUnit, campaignId } = row;
  // A row read without its entity brings a decimal as text.
  const price = row.price === null ? null : Number(row.price);
  const startedAt = row.startedAt?.toISOString() ?? null;
  return {
    ...{ id, callSid, from, to, direction, startedAt, durationSeconds },
    ...{ status, answeredBy, price, priceUnit, callerName, notes, tags: tagsOf(tags), campaignId },
  };
}

function tagsOf(text: string | null): string[] {
  const tags: string[] = text === null ? [] : JSON.parse(text);
  return tags;
}
