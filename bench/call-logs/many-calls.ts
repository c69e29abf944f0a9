import type { Database } from '@voicekeep/shared/persistence';
import type { CallFacts } from '@voicekeep/call-logs/domain';
import { emptyCallLog, insertCallLogs, type CallLogCells } from '@voicekeep/call-logs/persistence';

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
  await insertCallLogs(database, rows);
  return rows.map(({ id }) => id);
}

async function rowOf(cells: CallLogCells, workspaceId: string, call: SeededCall) {
  const row = emptyCallLog(workspaceId, call, call.startedAt ?? new Date());
  const { direction, startedAt, durationSeconds, status, price, priceUnit } = call;
  return {
    ...row,
    ...{ direction, startedAt, durationSeconds, status, price, priceUnit },
    campaignId: call.campaignId ?? null,
    from: await cells.seal(row, 'from_party', call.from),
    to: await cells.seal(row, 'to_party', call.to),
    callerName: await cells.seal(row, 'caller_name', call.callerName),
    notes: await cells.seal(row, 'notes', call.notes ?? null),
    ...(await cells.indexesOfFrom(workspaceId, call.from)),
    ...(await cells.indexesOfTo(workspaceId, call.to)),
  };
}
