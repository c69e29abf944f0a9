import type { AuditTrail } from '@voicekeep/shared/audit';
import type { DataKeyRing } from '@voicekeep/shared/crypto';
import { errors } from '@voicekeep/shared/errors';
import type { Jobs, Transactions } from '@voicekeep/shared/kernel';
import type {
  CallLogRecordings,
  DeletingWorkspace,
  WorkspaceRooms,
  WorkspaceStore,
} from '@voicekeep/call-logs/domain';
import type { HoldGuard } from './hold-guard';
import type { Requester } from './requester';

export const WORKSPACE_DELETION_KIND = 'workspace-deletion';

export interface WorkspaceDeletionParts {
  readonly transactions: Transactions;
  readonly workspaces: WorkspaceStore;
  readonly recordings: CallLogRecordings;
  /** Null in a composition without other rooms. */
  readonly rooms: WorkspaceRooms | null;
  readonly keys: Pick<DataKeyRing, 'destroy'>;
  readonly jobs: Jobs;
  readonly audit: AuditTrail;
  readonly guard: HoldGuard;
}

/**
 * Deletes a workspace. Nobody sees it any more from the first commit on; its rows go once no copy or
 * deletion of it waits, its data key after them, its own row last, so that each step can be taken again.
 */
export class WorkspaceDeletion {
  constructor(private readonly parts: WorkspaceDeletionParts) {}

  /**
   * Begins the deletion; asked again while it runs, names the same job.
   * @returns the job's id
   * @throws VoicekeepError `workspace.not_found`; `call_log.held`, `recording.held` kind conflict, nothing changes then
   */
  start(workspaceId: string, by: Requester): Promise<string> {
    const { transactions, workspaces, recordings, jobs, audit, guard } = this.parts;
    return transactions.run(async () => {
      const known = await workspaces.lockForDeletion(workspaceId);
      if (!known) throw errors.notFound('workspace.not_found', 'There is no such workspace.');
      if (known.jobId !== null) return known.jobId;
      await guard.refuse(workspaceId, null);
      const callLogs = await workspaces.countCallLogs(workspaceId);
      const jobId = await jobs.start(WORKSPACE_DELETION_KIND, workspaceId, callLogs);
      await workspaces.markDeleting(workspaceId, jobId);
      const released = await recordings.releaseWorkspace(workspaceId);
      await audit.append({
        ...by,
        action: 'workspace.deleted',
        outcome: 'ok',
        workspaceId,
        resource: { type: 'workspace', id: workspaceId },
        details: { callLogs, ...released },
      });
      return jobId;
    });
  }

  /** Takes every deletion under way as far as it can go now. */
  async advance(): Promise<void> {
    for (const workspace of await this.parts.workspaces.deleting()) await this.finishWhenSettled(workspace);
  }

  private async finishWhenSettled({ id, jobId }: DeletingWorkspace): Promise<void> {
    const { transactions, workspaces, recordings, rooms, keys, jobs } = this.parts;
    if (!(await recordings.isWorkspaceSettled(id))) return;
    const callLogs = await workspaces.countCallLogs(id);
    await transactions.run(() => recordings.closeWorkspace(id));
    await workspaces.clear(id);
    await rooms?.empty(id);
    await keys.destroy(id);
    if (callLogs > 0) await jobs.progress(jobId, { total: callLogs, done: callLogs });
    await jobs.finish(jobId, 'completed');
    await workspaces.remove(id);
  }
}
