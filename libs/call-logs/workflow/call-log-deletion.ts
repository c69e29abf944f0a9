import type { AuditTrail } from '@voicekeep/shared/audit';
import { errors } from '@voicekeep/shared/errors';
import type { Clock, Jobs, Transactions } from '@voicekeep/shared/kernel';
import type {
  CallLogRecordings,
  CallLogRemovals,
  DeletionTarget,
  HeldJob,
  JobRecords,
  ReleaseDecision,
  WorkspaceStore,
} from '@voicekeep/call-logs/domain';
import { requireWithinLimit, DELETION_LIMIT } from './deletion-limit';
import type { HoldGuard } from './hold-guard';
import { requireAsTold, type Told } from './require-as-told';
import type { Requester } from './requester';
import { requireWorkspace } from './require-workspace';

export const DELETION_KIND = 'call-log-deletion';

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
   * @param told what the person was told of the audio
   * @throws VoicekeepError `call_log.not_found`; `call_log.held`, `recording.held`, `call_log.decision_changed` kind
   * conflict, nothing changes then
   */
  deleteOne(workspaceId: string, callLogId: string, by: Requester, told: Told = {}): Promise<void> {
    const { transactions, removals, recordings, audit, guard } = this.parts;
    return transactions.run(async () => {
      const ids = await removals.lock(workspaceId, [callLogId]);
      if (ids.length === 0) {
        if (await removals.wasRemoved(workspaceId, callLogId)) return;
        throw errors.notFound('call_log.not_found', 'There is no such call log.');
      }
      await guard.refuse(workspaceId, ids);
      const decision = await this.decide(workspaceId, told);
      const { recordings: count, ...files } = await recordings.release(workspaceId, ids, decision);
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
   * Orders the deletion of many logs: they leave the list now, and for good once `undoSeconds` have passed. What is
   * to become of the audio is decided now and stands in the order: a switch turned on later adds nothing to it.
   * @param told what the person was told of the audio
   * @returns the job's id
   * @throws VoicekeepError `call_log.deletion_limit` kind invalid above 10,000; `workspace.not_found`;
   * `call_log.decision_changed` kind conflict
   */
  async order(
    workspaceId: string,
    target: DeletionTarget,
    undoSeconds: number,
    by: Requester,
    told: Told = {},
  ): Promise<string> {
    const { transactions, workspaces, removals, jobs, records, audit, clock } = this.parts;
    await requireWorkspace(workspaces, workspaceId);
    const count = await removals.count(workspaceId, target, DELETION_LIMIT);
    requireWithinLimit(count);
    return transactions.run(async () => {
      const decision = await this.decide(workspaceId, told);
      const jobId = await jobs.start(DELETION_KIND, workspaceId, count);
      await records.decide(jobId, decision);
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
        details: {
          ...{ count: total, undoSeconds },
          ...{ deletesFiles: decision.files, deletesTwilioCopies: decision.twilioCopies },
        },
      });
      return jobId;
    });
  }

  /** Ordered deletions that can still be undone, the newest first. @throws VoicekeepError `workspace.not_found` */
  async pending(workspaceId: string): Promise<readonly HeldJob[]> {
    const { workspaces, records, clock } = this.parts;
    await requireWorkspace(workspaces, workspaceId);
    return records.held(workspaceId, DELETION_KIND, clock.now());
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

  private async decide(workspaceId: string, told: Told): Promise<ReleaseDecision> {
    const decision = await this.parts.recordings.decision(workspaceId);
    requireAsTold(decision, told);
    return decision;
  }
}
