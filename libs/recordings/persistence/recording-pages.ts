import type { Repository } from 'typeorm';
import type { RecordingSummary } from '@voicekeep/shared/contracts';
import type { PageRequest } from '@voicekeep/shared/kernel';
import { type Database, decodeCursor, encodeCursor, forceIndex } from '@voicekeep/shared/persistence';
import type { RecordingFilter } from '@voicekeep/recordings/domain';
import type { RecordingEntity } from './recording.entity';

/** One page of a workspace's recordings, newest first, and the cursor of the next. */
export async function pageOfRows(
  repository: Repository<RecordingEntity>,
  workspaceId: string,
  filter: RecordingFilter,
  { limit, cursor }: PageRequest,
): Promise<{ readonly rows: readonly RecordingEntity[]; readonly nextCursor: string | null }> {
  const query = repository.createQueryBuilder('r').where('r.workspaceId = :workspaceId', { workspaceId });
  if (filter.states) query.andWhere('r.state IN (:...states)', { states: filter.states });
  else query.andWhere("r.state <> 'deleted'");
  // Left to itself the optimizer may walk all recordings of the workspace in their order.
  if (filter.callLogId === null) forceIndex(query, 'ix_vk_recordings_kept').andWhere('r.callLogId IS NULL');
  if (filter.callLogId) query.andWhere('r.callLogId = :callLogId', { callLogId: filter.callLogId });
  if (filter.recordingSid) query.andWhere('r.recordingSid = :sid', { sid: filter.recordingSid });
  if (cursor !== undefined) {
    const [at, id] = decodeCursor(cursor, 2);
    query.andWhere('(r.sourceCreatedAt < :at OR (r.sourceCreatedAt = :at AND r.id < :id))', {
      at: new Date(Number(at)),
      id,
    });
  }
  const found = await query
    .orderBy('r.sourceCreatedAt', 'DESC')
    .addOrderBy('r.id', 'DESC')
    .limit(limit + 1)
    .getMany();
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? encodeCursor([last.sourceCreatedAt.getTime(), last.id]) : null };
}

interface SummaryRow extends RecordingSummary {
  readonly callLogId: string;
}

const SUMMARIES = `SELECT id, kind, state, duration_seconds AS durationSeconds, written_by AS writtenBy,
  call_log_id AS callLogId FROM vk_recordings
  WHERE workspace_id = ? AND call_log_id IN (?) AND state <> 'deleted' ORDER BY source_created_at, id`;

/** What a list of calls shows of each call's recordings, by call log. */
export async function summariesOfRows(
  database: Database,
  workspaceId: string,
  callLogIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RecordingSummary[]>> {
  if (callLogIds.length === 0) return new Map();
  const rows = await database.query<readonly SummaryRow[]>(SUMMARIES, [workspaceId, callLogIds]);
  const found = new Map<string, RecordingSummary[]>();
  for (const { callLogId, ...summary } of rows)
    found.set(callLogId, [...(found.get(callLogId) ?? []), summary]);
  return found;
}
