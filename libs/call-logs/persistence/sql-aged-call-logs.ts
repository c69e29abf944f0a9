import type { Database } from '@voicekeep/shared/persistence';
import { AgedCallLogs, type AgePlace, type AgeSpan } from '@voicekeep/call-logs/domain';

/**
 * In the order of the list. A log of a call whose start is not known stands there by when it was first heard
 * of, or by a recording of it, and is as old as its row.
 */
export class SqlAgedCallLogs extends AgedCallLogs {
  constructor(private readonly database: Database) {
    super();
  }

  override older(workspaceId: string, span: AgeSpan): Promise<readonly AgePlace[]> {
    return this.select(workspaceId, span, '');
  }

  override lockOlder(workspaceId: string, span: AgeSpan): Promise<readonly AgePlace[]> {
    return this.select(workspaceId, span, ' FOR UPDATE SKIP LOCKED');
  }

  private select(
    workspaceId: string,
    { before, after, limit }: AgeSpan,
    lock: string,
  ): Promise<readonly AgePlace[]> {
    const beyond = after ? 'AND listed_at >= ? AND (listed_at > ? OR id > ?)' : '';
    return this.database.query(
      `SELECT id, listed_at AS at FROM vk_call_logs FORCE INDEX (ix_vk_call_logs_listed)
       WHERE workspace_id = ? AND listed_at < ? AND COALESCE(started_at, created_at) < ?
         AND deletion_job_id IS NULL ${beyond} ORDER BY listed_at, id LIMIT ?${lock}`,
      [workspaceId, before, before, ...(after ? [after.at, after.at, after.id] : []), limit],
    );
  }
}
