import { In, IsNull, type SelectQueryBuilder } from 'typeorm';
import type { Database } from '@voicekeep/shared/persistence';
import { CallLogRemovals, type DeletionTarget } from '@voicekeep/call-logs/domain';
import type { CallLogConditions } from './call-log-conditions';
import { CallLogEntity } from './call-log.entity';
import type { CallTombstones } from './call-tombstones';

export class TypeOrmCallLogRemovals extends CallLogRemovals {
  constructor(
    private readonly database: Database,
    private readonly conditions: CallLogConditions,
    private readonly tombstones: CallTombstones,
  ) {
    super();
  }

  private get rows() {
    return this.database.repository(CallLogEntity);
  }

  override async lock(workspaceId: string, callLogIds: readonly string[]): Promise<readonly string[]> {
    const rows = await this.rows.find({
      select: { workspaceId: true, id: true },
      where: { workspaceId, id: In([...callLogIds]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return rows.map((row) => row.id);
  }

  override async remove(workspaceId: string, callLogIds: readonly string[]): Promise<void> {
    const where = { workspaceId, id: In([...callLogIds]) };
    const logs = await this.rows.find({ select: { workspaceId: true, id: true, callSid: true }, where });
    await this.tombstones.leave(workspaceId, logs);
    await this.rows.delete(where);
    if (logs.length === 0) return;
    await this.database.query('DELETE FROM vk_call_log_tags WHERE workspace_id = ? AND call_log_id IN (?)', [
      workspaceId,
      logs.map(({ id }) => id),
    ]);
  }

  override wasRemoved(workspaceId: string, callLogId: string): Promise<boolean> {
    return this.tombstones.hasLog(workspaceId, callLogId);
  }

  override async choose(
    workspaceId: string,
    target: DeletionTarget,
    most: number,
  ): Promise<readonly string[]> {
    const query = await this.select(workspaceId, target);
    const rows = await query.limit(most + 1).getRawMany<{ id: string }>();
    return rows.map((row) => row.id);
  }

  override async count(workspaceId: string, target: DeletionTarget, most: number): Promise<number> {
    return (await this.choose(workspaceId, target, most)).length;
  }

  override async setAside(workspaceId: string, target: DeletionTarget, jobId: string): Promise<number> {
    const found = await (await this.select(workspaceId, target)).getRawMany<{ id: string }>();
    let count = 0;
    for (let start = 0; start < found.length; start += 1000) {
      const ids = found.slice(start, start + 1000).map((row) => row.id);
      const free = { workspaceId, id: In(ids), deletionJobId: IsNull() };
      const { affected } = await this.rows.update(free, { deletionJobId: jobId });
      count += affected ?? 0;
    }
    return count;
  }

  override async lockSetAside(workspaceId: string, jobId: string, limit: number): Promise<readonly string[]> {
    const rows = await this.rows.find({
      select: { workspaceId: true, id: true },
      where: { workspaceId, deletionJobId: jobId },
      take: limit,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    return rows.map((row) => row.id);
  }

  override async putBack(
    workspaceId: string,
    jobId: string,
    callLogIds?: readonly string[],
  ): Promise<number> {
    const { affected } = await this.rows.update(
      { workspaceId, deletionJobId: jobId, ...(callLogIds ? { id: In([...callLogIds]) } : {}) },
      { deletionJobId: null },
    );
    return affected ?? 0;
  }

  override hasSetAside(workspaceId: string, jobId: string): Promise<boolean> {
    return this.rows.existsBy({ workspaceId, deletionJobId: jobId });
  }

  private async select(
    workspaceId: string,
    target: DeletionTarget,
  ): Promise<SelectQueryBuilder<CallLogEntity>> {
    const query = this.rows.createQueryBuilder('log').select('log.id', 'id');
    const criteria = 'criteria' in target ? target.criteria : {};
    for (const { sql, parameters } of await this.conditions.of('log', workspaceId, criteria))
      query.andWhere(sql, parameters);
    if ('ids' in target) query.andWhere('log.id IN (:...ids)', { ids: target.ids });
    return query;
  }
}
