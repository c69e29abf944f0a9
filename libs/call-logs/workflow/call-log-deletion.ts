import type { AuditTrail } from '@voicekeep/shared/audit';
import { errors } from '@voicekeep/shared/errors';
import type { Clock, Jobs, Transactions } from '@voicekeep/shared/kernel';
import type {
  CallLogRecordings,
  CallLogRemovals,
  DeletionTarget,
  JobRecords,
  WorkspaceStore,
} from '@voicekeep/call-logs/domain';
import type { HoldGuard } from './hold-guard';
import type { Requester } from './requester';
import { requireWorkspace } from './require-workspace';

export const DELETION_KIND = 'call-log-deletion';
export const DELETION_LIMIT = 10_000;

export interface CallLogDeletionParts {
  readonly transactions: Transactions;
  readonly workspaces: WorkspaceStore;
  readonly removals: CallLogRemovals;
  readonly recordings: CallLogRecordings;
  readonly jobs: Jobs;
  readonly records: JobRecords;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly guard: HoldGuard;
}

/** What a person's deletion of call logs sets in motion. What becomes of the audio, recordings decide in the same commit. */
export class CallLogDeletion {
  constructor(private readonly parts: CallLogDeletionParts) {}

  /**
   * Deletes one log. Deleting it again changes nothing.
   * @throws VoicekeepError `call_log.not_found`; `call_log.held`, `recording.held` kind conflict, nothing changes then
   */
  deleteOne(workspaceId: string, callLogId: string, by: Requester): Promise<void> {
    const { transactions, removals, recordings, audit, guard } = this.parts;
    return transactions.run(async () => {
      const ids = await removals.lock(workspaceId, [callLogId]);
      if (ids.length === 0) {
        if (await removals.wasRemoved(workspaceId, callLogId)) return;
        throw errors.notFound('call_log.not_found', 'There is no such call log.');
      }
      await guard.refuse(workspaceId, ids);
      const { recordings: count, ...files } = await recordings.release(workspaceId, ids);
      await removals.remove(workspaceId, ids);
      await audit.append({
        ...by,
        action: 'call_log.deleted',
        outcome: 'ok',
        workspaceId,
        resource: { type: 'call_log', id: callLogId },
        details: { count: 1, recordings: count, ...files },
      });
    });
  }

  /**
   * Orders the deletion of many logs: they leave the list now, and for good once `undoSeconds` have passed.
   * @returns the job's id
   * @throws VoicekeepError `call_log.deletion_limit` kind invalid above 10,000; `workspace.not_found`
   */
  async order(
    workspaceId: string,
    target: DeletionTarget,
    undoSeconds: number,
    by: Requester,
  ): Promise<string> {
    const { transactions, workspaces, removals, jobs, records, audit, clock } = this.parts;
    await requireWorkspace(workspaces, workspaceId);
    const count = await removals.count(workspaceId, target, DELETION_LIMIT);
    if (count > DELETION_LIMIT)
      throw errors.invalid(
        'call_log.deletion_limit',
        'At most 10,000 call logs can be deleted at once; narrow the filter and delete in parts.',
      );
    return transactions.run(async () => {
      const jobId = await jobs.start(DELETION_KIND, workspaceId, count);
      if (undoSeconds > 0)
        await records.holdUntil(jobId, new Date(clock.now().getTime() + undoSeconds * 1000));
      const total = await removals.setAside(workspaceId, target, jobId);
      await jobs.progress(jobId, { total });
      await audit.append({
        ...by,
        action: 'call_log.deleted',
        outcome: 'ok',
        workspaceId,
        resource: { type: 'job', id: jobId },
        details: { count: total, undoSeconds },
      });
      return jobId;
    });
  }

  /**
   * Takes an ordered deletion back while its time to undo runs.
   * @throws VoicekeepError `call_log.undo_too_late` kind conflict
   */
  undo(workspaceId: string, jobId: string, by: Requester): Promise<void> {
    const { transactions, removals, jobs, records, audit, clock } = this.parts;
    return transactions.run(async () => {
      if (!(await records.lockHeld(jobId, workspaceId, DELETION_KIND, clock.now())))
        throw errors.conflict('call_log.undo_too_late', 'This deletion can no longer be undone.');
      const count = await removals.putBack(workspaceId, jobId);
      await jobs.progress(jobId, { total: 0 });
      await jobs.finish(jobId, 'completed');
      await audit.append({
        ...by,
        action: 'call_log.deletion_undone',
        outcome: 'ok',
        workspaceId,
        resource: { type: 'job', id: jobId },
        details: { count },
      });
    });
  }
}
