import { IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import type { Job } from '@voicekeep/shared/contracts';
import { Clock, Jobs, newId, type JobProgress } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import type { DueJob, HeldJob, JobRecord, JobRecords, ReleaseDecision } from '@voicekeep/call-logs/domain';
import { JobEntity } from './job.entity';

export class TypeOrmJobs extends Jobs implements JobRecords {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  private get rows() {
    return this.database.repository(JobEntity);
  }

  override async start(kind: string, workspaceId: string, total: number): Promise<string> {
    const id = newId();
    const counts = { total, done: 0, failed: 0 };
    const times = { startedAt: this.clock.now(), dueAt: null, finishedAt: null };
    await this.rows.insert({ id, workspaceId, kind, state: 'running', ...counts, ...times });
    return id;
  }

  override async progress(jobId: string, { total, done, failed }: JobProgress): Promise<void> {
    const counts = {
      ...(total === undefined ? {} : { total }),
      ...(done === undefined ? {} : { done }),
      ...(failed === undefined ? {} : { failed }),
    };
    if (Object.keys(counts).length > 0) await this.rows.update({ id: jobId }, counts);
  }

  override async finish(jobId: string, state: 'completed' | 'failed'): Promise<void> {
    await this.rows.update({ id: jobId, state: 'running' }, { state, finishedAt: this.clock.now() });
  }

  async find(jobId: string): Promise<JobRecord | null> {
    const row = await this.rows.findOneBy({ id: jobId });
    return row && toRecord(row);
  }

  async holdUntil(jobId: string, dueAt: Date): Promise<void> {
    await this.rows.update({ id: jobId }, { dueAt });
  }

  async decide(jobId: string, { files, twilioCopies }: ReleaseDecision): Promise<void> {
    await this.rows.update({ id: jobId }, { deletesFiles: files, deletesTwilioCopies: twilioCopies });
  }

  async due(kind: string, now: Date): Promise<readonly DueJob[]> {
    const running: { kind: string; state: Job['state'] } = { kind, state: 'running' };
    const rows = await this.rows.find({
      select: { id: true, workspaceId: true, deletesFiles: true, deletesTwilioCopies: true },
      where: [
        { ...running, dueAt: IsNull() },
        { ...running, dueAt: LessThanOrEqual(now) },
      ],
      order: { id: 'ASC' },
    });
    return rows.map((row) => ({ id: row.id, workspaceId: row.workspaceId, decision: decisionOf(row) }));
  }

  async held(workspaceId: string, kind: string, now: Date): Promise<readonly HeldJob[]> {
    const rows = await this.rows.find({
      where: { workspaceId, kind, state: 'running', dueAt: MoreThan(now) },
      order: { id: 'DESC' },
    });
    return rows.flatMap((row) => (row.dueAt ? [{ job: toJob(row), until: row.dueAt }] : []));
  }

  async lockHeld(jobId: string, workspaceId: string, kind: string, now: Date): Promise<boolean> {
    const row = await this.rows.findOne({
      where: { id: jobId, workspaceId, kind, state: 'running', dueAt: MoreThan(now) },
      lock: { mode: 'pessimistic_write' },
    });
    return row !== null;
  }

  async advance(jobId: string, { done = 0, failed = 0 }: { done?: number; failed?: number }): Promise<void> {
    await this.database.query('UPDATE vk_jobs SET done = done + ?, failed = failed + ? WHERE id = ?', [
      done,
      failed,
      jobId,
    ]);
  }
}

const toRecord = (row: JobEntity): JobRecord => ({ ...toJob(row), workspaceId: row.workspaceId });

const decisionOf = ({ deletesFiles, deletesTwilioCopies }: JobEntity): ReleaseDecision | null =>
  deletesFiles === null ? null : { files: deletesFiles, twilioCopies: deletesTwilioCopies ?? false };

const toJob = (row: JobEntity): Job => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  total: row.total,
  done: row.done,
  failed: row.failed,
  startedAt: row.startedAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});
