import type { AuditTrail } from '@voicekeep/shared/audit';
import { errors } from '@voicekeep/shared/errors';
import type { Clock, Jobs, Transactions } from '@voicekeep/shared/kernel';
import {
  cutoffOf,
  deletingRule,
  type AgreedTime,
  type RetentionClaim,
  type RetentionRules,
  type RetentionRuns,
  type RetentionTally,
  type WorkspaceStore,
} from '@voicekeep/call-logs/domain';
import { retentionActor } from './retention-actor';
import type { RetentionBatch } from './retention-batch';
import { CLOCK_WRONG } from './retention-survey';

export const RETENTION_KIND = 'retention';

export interface RetentionRunnerParts {
  readonly transactions: Transactions;
  readonly workspaces: WorkspaceStore;
  readonly rules: RetentionRules;
  readonly runs: RetentionRuns;
  readonly batch: RetentionBatch;
  readonly time: AgreedTime;
  readonly jobs: Jobs;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

const DAY_MS = 86_400_000;
const CLOCK_WRONG_MS = 60_000;
/** A worker that dies holds its run up no longer; one that fails leaves it alone for as long. */
const LEASE_MS = 2 * 60_000;
const AT_ONCE = 10;

/**
 * Applies each workspace's rule once a day, batch by batch, however many workers run. A batch, its record and
 * the place reached are one commit, and the rule is read anew in it: changed, the next batch goes by it;
 * switched off, there is none.
 */
export class RetentionRunner {
  constructor(private readonly parts: RetentionRunnerParts) {}

  /** Begins what is due today and takes one run a batch further. @returns false when none is due */
  async advance(): Promise<boolean> {
    await this.beginDue();
    const { runs, clock } = this.parts;
    const claim = await runs.claimDue(clock.now(), this.in(LEASE_MS));
    if (!claim) return false;
    await this.step(claim);
    return true;
  }

  private async beginDue(): Promise<void> {
    const { rules, time, clock } = this.parts;
    const due = await rules.due(clock.now(), AT_ONCE);
    const now = due.length === 0 ? null : await time.now();
    if (now !== null) for (const workspaceId of due) await this.begin(workspaceId, now);
  }

  private begin(workspaceId: string, now: Date): Promise<void> {
    const { transactions, rules, runs, jobs, clock } = this.parts;
    return transactions.run(async () => {
      if (!(await rules.takeTurn(workspaceId, now, new Date(now.getTime() + DAY_MS)))) return;
      const id = await jobs.start(RETENTION_KIND, workspaceId, 0);
      // The one that is still under way goes on in its place.
      if (!(await runs.start(id, workspaceId, clock.now()))) await jobs.finish(id, 'completed');
    });
  }

  private async step(claim: RetentionClaim): Promise<void> {
    const { runs, time } = this.parts;
    const now = await time.now();
    if (now === null) {
      await runs.wait(claim, this.in(CLOCK_WRONG_MS), CLOCK_WRONG.code, CLOCK_WRONG.message);
      return;
    }
    await this.parts.transactions.run(() => this.takeBatch(claim, now));
  }

  private async takeBatch(claim: RetentionClaim, now: Date): Promise<void> {
    const { workspaces, rules, runs, batch, jobs, clock } = this.parts;
    const stored = (await workspaces.find(claim.workspaceId)) && (await rules.lock(claim.workspaceId));
    const rule = stored && deletingRule(stored);
    if (!rule) return this.end(claim, 'stopped');
    const { place, tally } = await batch.take(claim, rule, cutoffOf(rule.keep, now));
    if (place === null) return this.end(claim, 'completed');
    must(await runs.advance(claim, place, tally, clock.now()));
    await jobs.progress(claim.id, countsOf(tally));
  }

  private async end(claim: RetentionClaim, state: 'completed' | 'stopped'): Promise<void> {
    const { runs, jobs, audit, clock } = this.parts;
    const { id, workspaceId, tally } = claim;
    must(await runs.end(claim, state, clock.now()));
    await jobs.finish(id, 'completed');
    if (tally.callLogs + tally.recordings + tally.held === 0) return;
    await audit.append({
      ...{ actor: retentionActor, action: 'retention.run_ended', outcome: 'ok', workspaceId },
      resource: { type: 'job', id },
      details: { state, ...tally },
    });
  }

  private in(milliseconds: number): Date {
    return new Date(this.parts.clock.now().getTime() + milliseconds);
  }
}

/** The job counts call logs. */
const countsOf = ({ callLogs, held }: RetentionTally) => ({
  ...{ total: callLogs + held, done: callLogs, failed: held },
});

/** Takes back the batch of a worker that was too slow. */
function must(isOurs: boolean): void {
  if (!isOurs) throw errors.conflict('retention.run_taken', 'Another worker goes on with this run.');
}
