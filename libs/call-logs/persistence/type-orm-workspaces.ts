import { IsNull, MoreThan, Not } from 'typeorm';
import type { Workspace } from '@voicekeep/shared/contracts';
import { Clock, newId } from '@voicekeep/shared/kernel';
import { PlainRows, type Database } from '@voicekeep/shared/persistence';
import { Workspaces, type DeletingWorkspace, type WorkspaceStore } from '@voicekeep/call-logs/domain';
import { CallLogEntity } from './call-log.entity';
import { WorkspaceEntity } from './workspace.entity';

const BATCH = 1000;

export class TypeOrmWorkspaces extends Workspaces implements WorkspaceStore {
  private readonly plain: PlainRows<WorkspaceEntity>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
    this.plain = new PlainRows(database, WorkspaceEntity);
  }

  private get rows() {
    return this.database.repository(WorkspaceEntity);
  }

  override exists(workspaceId: string): Promise<boolean> {
    return this.plain.exists({ id: workspaceId, deletionJobId: null });
  }

  override async ids(): Promise<readonly string[]> {
    const rows = await this.rows.find({ select: { id: true }, where: { deletionJobId: IsNull() } });
    return rows.map((row) => row.id);
  }

  async add(name: string): Promise<Workspace> {
    const row = { id: newId(), name, createdAt: this.clock.now(), deletionJobId: null };
    await this.rows.insert(row);
    return toWorkspace(row);
  }

  async find(workspaceId: string): Promise<Workspace | null> {
    const row = await this.rows.findOneBy({ id: workspaceId, deletionJobId: IsNull() });
    return row && toWorkspace(row);
  }

  async rename(workspaceId: string, name: string): Promise<void> {
    await this.rows.update({ id: workspaceId }, { name });
  }

  async after(workspaceId: string | null, limit: number): Promise<readonly Workspace[]> {
    const rows = await this.rows.find({
      where: { deletionJobId: IsNull(), ...(workspaceId === null ? {} : { id: MoreThan(workspaceId) }) },
      order: { id: 'ASC' },
      take: limit,
    });
    return rows.map(toWorkspace);
  }

  async lockForDeletion(workspaceId: string): Promise<{ jobId: string | null } | null> {
    const row = await this.rows.findOne({ where: { id: workspaceId }, lock: { mode: 'pessimistic_write' } });
    return row && { jobId: row.deletionJobId };
  }

  async markDeleting(workspaceId: string, jobId: string): Promise<void> {
    await this.rows.update({ id: workspaceId }, { deletionJobId: jobId });
  }

  async deleting(): Promise<readonly DeletingWorkspace[]> {
    const rows = await this.rows.findBy({ deletionJobId: Not(IsNull()) });
    return rows.flatMap(({ id, deletionJobId }) => (deletionJobId ? [{ id, jobId: deletionJobId }] : []));
  }

  countCallLogs(workspaceId: string): Promise<number> {
    return this.database.repository(CallLogEntity).countBy({ workspaceId });
  }

  async clear(workspaceId: string): Promise<void> {
    for (const table of [
      'vk_call_logs',
      'vk_call_log_tags',
      'vk_campaigns',
      'vk_call_tombstones',
      'vk_call_log_passes',
      'vk_legal_holds',
      'vk_retention_runs',
      'vk_retention_rules',
    ]) {
      let removed = BATCH;
      while (removed === BATCH) removed = await this.deleteSome(table, workspaceId);
    }
  }

  async remove(workspaceId: string): Promise<void> {
    await this.rows.delete({ id: workspaceId });
  }

  /** In pieces, so that no lock is held long. */
  private async deleteSome(table: string, workspaceId: string): Promise<number> {
    const answer: { affectedRows: number } = await this.database.query(
      `DELETE FROM ${table} WHERE workspace_id = ? LIMIT ${BATCH}`,
      [workspaceId],
    );
    return answer.affectedRows;
  }
}

const toWorkspace = (row: Pick<WorkspaceEntity, 'id' | 'name' | 'createdAt'>): Workspace => ({
  id: row.id,
  name: row.name,
  createdAt: row.createdAt.toISOString(),
});
