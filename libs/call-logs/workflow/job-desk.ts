import type { Actor, Rights } from '@voicekeep/shared/access';
import type { Job } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import type { JobRecords } from '@voicekeep/call-logs/domain';

/** Tells how a job stands, to those who may read its workspace, also after that is gone. */
export class JobDesk {
  constructor(
    private readonly records: JobRecords,
    private readonly rights: Rights,
  ) {}

  /** @throws VoicekeepError `job.not_found` */
  async get(jobId: string, actor: Actor): Promise<Job> {
    const record = await this.records.find(jobId);
    if (!record || !(await this.rights.can(actor, 'workspace.read', { workspaceId: record.workspaceId })))
      throw errors.notFound('job.not_found', 'There is no such job.');
    const { workspaceId: _, ...job } = record;
    return job;
  }

  /** A job just started by the caller. */
  async started(jobId: string): Promise<Job> {
    const record = await this.records.find(jobId);
    if (!record) throw errors.internal('job.not_written', 'The job could not be written down.');
    const { workspaceId: _, ...job } = record;
    return job;
  }
}
