import { newId } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import type { CallFacts } from '@voicekeep/call-logs/domain';
import type { CallLogCells } from '@voicekeep/call-logs/persistence';

const COLUMNS = [
  ...['workspace_id', 'id', 'call_sid', 'from_party', 'to_party', 'caller_name', 'notes'],
  ...['from_index', 'from_last7', 'from_last4', 'from_area', 'to_index', 'to_last7', 'to_last4', 'to_area'],
  ...['direction', 'started_at', 'listed_at', 'duration_seconds', 'status', 'campaign_id', 'created_at'],
] as const;

export interface ManyCalls {
  readonly database: Database;
  readonly cells: CallLogCells;
  readonly workspaceId: string;
}

export type SeededCall = CallFacts & { readonly notes?: string | null; readonly campaignId?: string | null };

/** Writes calls as the product would have, but a whole statement at a time. @returns their ids */
export async function writeCalls(
  { database, cells, workspaceId }: ManyCalls,
  calls: readonly SeededCall[],
): Promise<string[]> {
  const rows = await Promise.all(calls.map((call) => rowOf(cells, workspaceId, call)));
  const marks = rows.map((row) => `(${row.map(() => '?').join(',')})`).join(',');
  await database.manager.query(
    `INSERT INTO vk_call_logs (${COLUMNS.join(',')}) VALUES ${marks}`,
    rows.flat(),
  );
  return rows.map((row) => String(row[1]));
}

async function rowOf(
  cells: CallLogCells,
  workspaceId: string,
  call: SeededCall,
): Promise<readonly unknown[]> {
  const row = { workspaceId, id: newId() };
  const from = await cells.indexesOfFrom(workspaceId, call.from);
  const to = await cells.indexesOfTo(workspaceId, call.to);
  return [
    ...[workspaceId, row.id, call.callSid],
    await cells.seal(row, 'from_party', call.from),
    await cells.seal(row, 'to_party', call.to),
    await cells.seal(row, 'caller_name', call.callerName),
    await cells.seal(row, 'notes', call.notes ?? null),
    ...[from.fromIndex, from.fromLast7, from.fromLast4, from.fromArea],
    ...[to.toIndex, to.toLast7, to.toLast4, to.toArea],
    ...[call.direction, call.startedAt, call.startedAt, call.durationSeconds, call.status],
    ...[call.campaignId ?? null, call.startedAt],
  ];
}
