import { IsNull } from 'typeorm';
import type { Database } from '@voicekeep/shared/persistence';
import { CallTags } from '@voicekeep/call-logs/domain';
import type { CallLogCells } from './call-log-cells';
import { CallLogEntity } from './call-log.entity';

export class TypeOrmCallTags extends CallTags {
  constructor(
    private readonly database: Database,
    private readonly cells: CallLogCells,
  ) {
    super();
  }

  override async write(workspaceId: string, callLogId: string, tags: readonly string[]): Promise<boolean> {
    const row = { workspaceId, id: callLogId };
    const cell = await this.cells.seal(row, 'tags', tags.length === 0 ? null : JSON.stringify(tags));
    const logs = this.database.repository(CallLogEntity);
    const { affected } = await logs.update({ ...row, deletionJobId: IsNull() }, { tags: cell });
    // A null written over a null changes no row, and yet the log is there.
    if (affected === 0 && !(await logs.existsBy({ ...row, deletionJobId: IsNull() }))) return false;
    const { manager } = this.database;
    await manager.query('DELETE FROM vk_call_log_tags WHERE workspace_id = ? AND call_log_id = ?', [
      ...[workspaceId, callLogId],
    ]);
    const indexes = await Promise.all(tags.map((tag) => this.cells.indexOfTag(workspaceId, tag)));
    if (indexes.length > 0)
      await manager.query(
        `INSERT INTO vk_call_log_tags (workspace_id, tag_index, call_log_id)
         VALUES ${indexes.map(() => '(?, ?, ?)').join(', ')}`,
        indexes.flatMap((index) => [workspaceId, index, callLogId]),
      );
    return true;
  }
}
