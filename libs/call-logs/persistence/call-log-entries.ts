import type { CallLogEntry } from '@voicekeep/call-logs/domain';
import type { CallLogCells } from './call-log-cells';
import type { SealedEntry } from './call-log-scan';

const SEALED = [
  ['from_party', 'from'],
  ['to_party', 'to'],
  ['caller_name', 'callerName'],
  ['notes', 'notes'],
  ['tags', 'tags'],
] as const;

/** Opens rows for who may read them, in their order. */
export async function openEntries(
  cells: CallLogCells,
  rows: readonly SealedEntry[],
): Promise<CallLogEntry[]> {
  const texts = await cells.openAll(
    rows.flatMap((row) => SEALED.map(([column, property]) => ({ row, column, cell: row[property] }))),
  );
  const width = SEALED.length;
  return rows.map((row, at) => entryOf(row, texts.slice(at * width, (at + 1) * width)));
}

function entryOf(
  row: SealedEntry,
  [from = null, to = null, callerName = null, notes = null, tags = null]: readonly (string | null)[],
): CallLogEntry {
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
