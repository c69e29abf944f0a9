import type { AgedRecording, AgeSpan } from '@voicekeep/call-logs/domain';
import { OutlivedRecordings } from '@voicekeep/recordings/domain';
import type { Database } from '@voicekeep/shared/persistence';
import { select } from './select';

export class SqlOutlivedRecordings extends OutlivedRecordings {
  constructor(private readonly database: Database) {
    super();
  }

  override older(workspaceId: string, span: AgeSpan): Promise<readonly AgedRecording[]> {
    return this.find(workspaceId, span, '');
  }

  override lockOlder(workspaceId: string, span: AgeSpan): Promise<readonly AgedRecording[]> {
    return this.find(workspaceId, span, ' FOR UPDATE SKIP LOCKED');
  }

  private find(
    workspaceId: string,
    { before, after, limit }: AgeSpan,
    lock: string,
  ): Promise<readonly AgedRecording[]> {
    const beyond = after ? 'AND source_created_at >= ? AND (source_created_at > ? OR id > ?)' : '';
    return select<AgedRecording>(
      this.database,
      `SELECT id, source_created_at AS at, state, written_by AS writtenBy FROM vk_recordings
       WHERE workspace_id = ? AND call_log_id IS NULL AND state <> 'deleted'
         AND source_created_at < ? AND COALESCE(started_at, source_created_at) < ? ${beyond}
       ORDER BY source_created_at, id LIMIT ?${lock}`,
      [workspaceId, before, before, ...(after ? [after.at, after.at, after.id] : []), limit],
    );
  }
}
