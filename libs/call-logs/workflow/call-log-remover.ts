import type { Clock, Jobs, Transactions } from '@voicekeep/shared/kernel';
import {
  NOTHING_GOES,
  type CallLogRecordings,
  type CallLogRemovals,
  type DueJob,
  type JobRecords,
} from '@voicekeep/call-logs/domain';
import { DELETION_KIND } from './call-log-deletion';
import { isHeld, type HoldGuard } from './hold-guard';

const BATCH = 100;

export interface CallLogRemoverParts {
  readonly transactions: Transactions;
  readonly removals: CallLogRemovals;
  readonly recordings: CallLogRecordings;
  readonly jobs: Jobs;
  readonly records: JobRecords;
  readonly clock: Clock;
  readonly guard: HoldGuard;
}

/**
 * Carries out ordered deletions, batch by batch. What is left to do stands in the rows themselves, so
 * another process goes on where one died; several may work on one job.
 */
export class CallLogRemover {
  constructor(private readonly parts: CallLogRemoverParts) {}

  /** Works off what is due, until it is done or `signal` aborts. */
  async runDue(signal?: AbortSignal): Promise<void> {
    for (const job of await this.parts.records.due(DELETION_KIND, this.parts.clock.now())) {
      let worked = true;
      while (worked && !signal?.aborted) worked = await this.removeSome(job);
    }
  }

  private async removeSome(job: DueJob): Promise<boolean> {
    const { transactions, removals, jobs } = this.parts;
    try {
      return await transactions.run(async () => {
        const ids = await removals.lockSetAside(job.workspaceId, job.id, BATCH);
        if (ids.length > 0) await this.remove(job, ids);
        else if (!(await removals.hasSetAside(job.workspaceId, job.id)))
          await jobs.finish(job.id, 'completed');
        return ids.length > 0;
      });
    } catch (error) {
      if (!isHeld(error)) throw error;
      return this.removeOneByOne(job);
    }
  }

  /** Something in the batch is held: what is free goes, what is held returns to the list and counts as failed. */
  private async removeOneByOne(job: DueJob): Promise<boolean> {
    const { transactions, removals } = this.parts;
    for (let tried = 0; tried < BATCH; tried += 1) {
      let current: readonly string[] = [];
      try {
        await transactions.run(async () => {
          current = await removals.lockSetAside(job.workspaceId, job.id, 1);
          if (current.length > 0) await this.remove(job, current);
        });
        if (current.length === 0) break;
      } catch (error) {
        if (!isHeld(error)) throw error;
        await this.giveBack(job, current);
      }
    }
    return true;
  }

  private async remove(job: DueJob, ids: readonly string[]): Promise<void> {
    await this.parts.guard.refuse(job.workspaceId, ids);
    await this.parts.recordings.release(job.workspaceId, ids, job.decision ?? NOTHING_GOES);
    await this.parts.removals.remove(job.workspaceId, ids);
    await this.parts.records.advance(job.id, { done: ids.length });
  }

  private giveBack(job: DueJob, ids: readonly string[]): Promise<void> {
    return this.parts.transactions.run(async () => {
      const failed = await this.parts.removals.putBack(job.workspaceId, job.id, ids);
      await this.parts.records.advance(job.id, { failed });
    });
  }
}
