import { newId } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import type { NamedCall } from '@voicekeep/call-logs/domain';
import type { CallLogEntity } from './call-log.entity';

/** What a row is first written with, in the order of the statement. */
const COLUMNS: readonly (readonly [string, keyof CallLogEntity])[] = [
  ['workspace_id', 'workspaceId'],
  ['id', 'id'],
  ['call_sid', 'callSid'],
  ['parent_call_sid', 'parentCallSid'],
  ['from_party', 'from'],
  ['to_party', 'to'],
  ['caller_name', 'callerName'],
  ['notes', 'notes'],
  ['from_index', 'fromIndex'],
  ['from_last7', 'fromLast7'],
  ['from_last4', 'fromLast4'],
  ['from_area', 'fromArea'],
  ['to_index', 'toIndex'],
  ['to_last7', 'toLast7'],
  ['to_last4', 'toLast4'],
  ['to_area', 'toArea'],
  ['direction', 'direction'],
  ['started_at', 'startedAt'],
  ['listed_at', 'listedAt'],
  ['duration_seconds', 'durationSeconds'],
  ['status', 'status'],
  ['answered_by', 'answeredBy'],
  ['price', 'price'],
  ['price_unit', 'priceUnit'],
  ['campaign_id', 'campaignId'],
  ['created_at', 'createdAt'],
];
const MARKS = `(${COLUMNS.map(() => '?').join(', ')})`;

/** A row that says nothing but which call it is. */
export function emptyCallLog(
  workspaceId: string,
  { callSid, startedAt }: NamedCall,
  now: Date,
): CallLogEntity {
  return {
    ...{ workspaceId, id: newId(), callSid, parentCallSid: null, direction: 'unknown', startedAt: null },
    ...{ listedAt: startedAt ?? now, createdAt: now, durationSeconds: null, status: null, answeredBy: null },
    ...{ from: null, to: null, callerName: null, notes: null, tags: null },
    ...{ fromIndex: null, fromLast7: null, fromLast4: null, fromArea: null },
    ...{ toIndex: null, toLast7: null, toLast4: null, toArea: null },
    ...{ price: null, priceUnit: null, campaignId: null, deletionJobId: null },
  };
}

/**
 * Writes rows in one statement; where the call has a row already, that one stays as it is. Either is locked until the
 * transaction ends: an insert that yields takes the exclusive lock at once, insert-ignore would share it and deadlock.
 */
export async function insertCallLogs(database: Database, rows: readonly CallLogEntity[]): Promise<void> {
  if (rows.length === 0) return;
  await database.query(
    `INSERT INTO vk_call_logs (${COLUMNS.map(([column]) => column).join(', ')})
     VALUES ${rows.map(() => MARKS).join(', ')}
     ON DUPLICATE KEY UPDATE call_sid = VALUES(call_sid)`,
    rows.flatMap((row) => COLUMNS.map(([, property]) => row[property])),
  );
}
